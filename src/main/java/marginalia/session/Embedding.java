package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.learn.ModelChoice;
import marginalia.learn.VectorRecipe;
import marginalia.learn.embedding.KeptVectors;
import marginalia.learn.embedding.VectorQuery;
import marginalia.learn.embedding.WordVectors;
import marginalia.store.VectorStore;
import marginalia.text.Language;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Learns vectors of words from all texts of the project, labelled or not, keeps them in it, and
/// looks into them. UI thread only; the work is done in jobs.
public final class Embedding {
  /// Which jobs learn or read vectors.
  public static final String KIND = "vectors";

  /// SQLite takes up to a billion bytes.
  private static final long MOST_BYTES = 900_000_000L;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Project project;
  private final Live<Optional<Vectors>> vectors = new Live<>(Optional.empty());
  private boolean looked;

  /// Vectors that the project has.
  ///
  /// @param origin the name of the file they were read from; empty if they were learnt here
  /// @param choice settings they were learnt with
  public record Vectors(Instant at, String origin, ModelChoice choice, WordVectors content) {}

  public Embedding(Project project) {
    this.project = project;
  }

  /// The vectors of the project; empty if it has none, or until [#open()] has read them.
  public Live<Optional<Vectors>> vectors() {
    return vectors;
  }

  /// Reads the vectors of the project, once.
  public void open() {
    if (looked) {
      return;
    }
    looked = true;
    project
        .jobs()
        .start("vectors-read", Notice.of("job.vectors.read"), _ -> kept(project.stores().vectors()))
        .onDone(read -> {
          if (vectors.get().isEmpty()) {
            vectors.set(read);
          }
        });
  }

  private static Optional<Vectors> kept(VectorStore store) throws IOException {
    Optional<VectorStore.Line> line = store.line();
    Optional<WordVectors> content = content(store);
    return line.isPresent() && content.isPresent()
        ? Optional.of(
            new Vectors(
                line.get().madeAt(),
                line.get().origin(),
                JSON.readValue(line.get().choice(), ModelChoice.class),
                content.get()))
        : Optional.empty();
  }

  /// The project's vectors as they are on the disk.
  static Optional<WordVectors> content(VectorStore store) throws IOException {
    Optional<ByteBuffer> content = store.content();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[content.get().remaining()];
    content.get().get(bytes);
    return Optional.of(KeptVectors.decode(bytes, "word_vectors"));
  }

  /// Learns vectors from all texts and keeps them.
  public Job<Vectors> train(ModelChoice choice) {
    Documents documents = project.documents().get();
    Optional<Language> set = project.settings().get().language();
    return begin(
        Notice.of("job.vectors"),
        progress -> {
          Language language = set.orElseGet(() -> Features.recognise(documents));
          WordVectors learnt =
              VectorRecipe.of(choice, language).fit(documents, Training.SEED, progress);
          if (learnt.size() == 0) {
            throw new NoticeException(Notice.of("vectors.noWords"));
          }
          return keep(new Vectors(project.now(), "", choice, learnt));
        });
  }

  /// Brings vectors in from a file and keeps them.
  public Job<Vectors> read(Path path) {
    return begin(
        Notice.of("job.vectors.import", String.valueOf(path.getFileName())),
        progress -> {
          progress.report(-1, Notice.of("job.vectors.import", String.valueOf(path.getFileName())));
          return keep(
              new Vectors(
                  project.now(),
                  String.valueOf(path.getFileName()),
                  ModelChoice.of(VectorRecipe.NAME),
                  VectorFiles.read(path)));
        });
  }

  private Job<Vectors> begin(Notice title, marginalia.jobs.Work<Vectors> work) {
    looked = true;
    return project.jobs().start(KIND, title, work).onDone(made -> vectors.set(Optional.of(made)));
  }

  private Vectors keep(Vectors made) throws IOException {
    byte[] content = KeptVectors.encode(made.content());
    if (content.length > MOST_BYTES) {
      throw new NoticeException(Notice.of("vectors.tooLarge", content.length / 1_000_000));
    }
    project
        .stores()
        .vectors()
        .replace(
            new VectorStore.Line(
                made.at(),
                made.origin(),
                JSON.writeValueAsString(made.choice()),
                made.content().size(),
                made.content().width()),
            ByteBuffer.wrap(content));
    return made;
  }

  /// Writes the vectors to a file: `.bin` for fastText, anything else as text.
  public Job<Path> write(Path path) {
    Optional<Vectors> now = vectors.get();
    return project
        .jobs()
        .start(
            "vectors-write",
            Notice.of("job.vectors.export", String.valueOf(path.getFileName())),
            _ -> {
              VectorFiles.write(orComplain(now).content(), path);
              return path;
            });
  }

  private static Vectors orComplain(Optional<Vectors> now) throws NoticeException {
    return now.orElseThrow(() -> new NoticeException(Notice.of("vectors.none")));
  }

  /// Looks for the words nearest to one, or to a sum such as `king - man + woman`.
  public Job<VectorQuery.Answer> ask(String query, int count) {
    Optional<Vectors> now = vectors.get();
    return project
        .jobs()
        .startUrgent(
            "neighbours",
            Notice.of("job.neighbours"),
            _ -> VectorQuery.ask(orComplain(now).content(), query, count));
  }
}
