package marginalia.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.NearestTexts;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.text.Language;
import marginalia.text.MostAlike;
import marginalia.text.NearestRows;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Finds the texts most like one: by what the encoder of the project has made of them, or by their
/// words where it has read none. UI thread only; the work is done in jobs.
public final class Resembling {
  /// Which jobs look for like texts.
  public static final String KIND = "resembling";

  private final Project project;
  private final Supplier<Optional<Features>> read;
  private final LikenessMemory memory = new LikenessMemory();

  /// What other texts are to be like.
  public sealed interface Original {
    /// A text of the project; it is not among those found.
    record Text(DocumentId document) implements Original {}

    /// A piece of a text, or words somebody typed.
    record Words(String words) implements Original {}
  }

  /// What texts were compared by.
  public enum Basis {
    /// Vectors of the encoder.
    ENCODER,
    /// Weighed n-grams.
    WORDS;

    /// What makes texts of a language comparable.
    public Vectoriser vectoriser(PretrainedEncoder encoder, Language language) {
      TfIdf words = TfIdf.defaults(language);
      return switch (this) {
        case ENCODER -> new EncoderRows(encoder, words, 0);
        case WORDS -> words;
      };
    }
  }

  /// A text like the original.
  ///
  /// @param cosine of their vectors, at most 1; what counts as near differs between the bases
  public record Like(DocumentId document, double cosine) {}

  /// The answer to one search.
  ///
  /// @param likes best first, equal ones by number
  /// @param unread texts that were left out, as the encoder has not read them yet
  public record Found(Basis basis, List<Like> likes, int unread) {
    public Found {
      likes = List.copyOf(likes);
    }
  }

  public Resembling(Project project) {
    this(project, Optional::empty);
  }

  /// @param read the texts as numbers, if somebody has read them already
  Resembling(Project project, Supplier<Optional<Features>> read) {
    this.project = project;
    this.read = read;
  }

  /// Looks for the `count` texts most like `original`; a newer search replaces this one. What the
  /// encoder has made of the texts is read from the project the first time and whenever it has
  /// changed, which takes about two seconds for 1,000,000 texts; a search among them takes some 50
  /// ms.
  ///
  /// @param count at least 1
  public Job<Found> find(Original original, int count) {
    Documents documents = project.documents().get();
    Optional<Features> known = read.get().filter(features -> features.documents() == documents);
    ProjectSettings settings = project.settings().get();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.resembling"),
            progress -> {
              progress.report(-1, Notice.of("job.resembling"));
              Wanted wanted = wanted(original, documents, count);
              Language language =
                  known
                      .map(Features::language)
                      .or(settings::language)
                      .orElseGet(() -> Features.recognise(documents));
              NearestTexts near =
                  memory.codes(
                      documents,
                      ProjectEncoder.of(settings.choice(), language, documents),
                      progress);
              return near.size() > 0
                  ? byMeaning(near, wanted, progress)
                  : byWords(memory.words(documents, known, language, progress), wanted, progress);
            });
  }

  /// What is looked for in a job.
  ///
  /// @param own the row of the text itself, negative if it has none
  private record Wanted(String text, int own, Documents documents, int count) {
    /// One more than wanted, as the text itself is found too.
    int more() {
      return own < 0 ? count : count + 1;
    }

    Found found(Basis basis, List<MostAlike.Hit> hits, int unread) {
      return new Found(
          basis,
          hits.stream()
              .filter(hit -> hit.row() != own)
              .limit(count)
              .map(hit -> new Like(documents.id(hit.row()), hit.cosine()))
              .toList(),
          unread);
    }
  }

  private Wanted wanted(Original original, Documents documents, int count) throws NoticeException {
    return switch (original) {
      case Original.Text(DocumentId id) -> {
        Optional<String> text = project.document(id).map(Document::text);
        yield new Wanted(
            text.orElseThrow(() -> new NoticeException(Notice.of("resembling.gone", id.value()))),
            documents.row(id),
            documents,
            count);
      }
      case Original.Words(String words) -> {
        if (words.isBlank()) {
          throw new NoticeException(Notice.of("resembling.nothing"));
        }
        yield new Wanted(words, -1, documents, count);
      }
    };
  }

  private static Found byMeaning(NearestTexts near, Wanted wanted, Progress progress) {
    byte[] code =
        (wanted.own() < 0 ? Optional.<byte[]>empty() : near.code(wanted.own()))
            .orElseGet(() -> near.code(wanted.text(), progress));
    return wanted.found(Basis.ENCODER, near.nearest(code, wanted.more(), progress), near.unread());
  }

  private static Found byWords(Features features, Wanted wanted, Progress progress) {
    SparseMatrix one =
        SparseMatrix.of(
            features.rows().model().transform(Texts.of(List.of(wanted.text())), progress.silent()));
    return wanted.found(
        Basis.WORDS, NearestRows.of(features.matrix(), one, wanted.more(), progress), 0);
  }
}
