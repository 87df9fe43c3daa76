package marginalia.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.query.novelty.Detector;
import marginalia.query.novelty.KMeans;
import marginalia.query.novelty.TellingWords;
import marginalia.session.Resembling.Basis;
import marginalia.text.Language;
import marginalia.wording.Notice;

/// Finds open texts that fit no label, in groups that may become labels: by what the encoder of the
/// project has made of the texts, or by their words where it has not read enough of them. UI thread
/// only; the work is done in jobs.
public final class Discovering {
  /// Which jobs look for new labels.
  public static final String KIND = "discovering";

  /// Texts that are grouped at most: those that fit the labels worst.
  private static final int MOST_TEXTS = 600;

  private static final int MOST_GROUPS = 12;
  private static final int WORDS = 6;

  /// Other texts that words are compared with.
  private static final int OTHERS = 2_000;

  private final Project project;
  private final Supplier<Optional<Features>> read;
  private final SchemeEditing scheme;
  private final Labelling labelling;
  private final Map<Notice, List<DocumentId>> accepted = new HashMap<>();

  /// A text that fits no label.
  ///
  /// @param score of the detector, on a scale of its own
  public record NewText(DocumentId document, double score, String text) {}

  /// Texts that may have one new label.
  ///
  /// @param words that tell them from other texts, best first
  /// @param texts the most typical first
  public record Group(List<String> words, List<NewText> texts) {
    private static final int NAMING = 2;

    public Group {
      words = List.copyOf(words);
      texts = List.copyOf(texts);
    }

    /// A name to begin with: the words that tell most; empty where none do.
    public String proposedName() {
      return String.join(" ", words.subList(0, Math.min(NAMING, words.size())));
    }

    /// Both together, the words and texts of each in turn.
    public Group with(Group other) {
      return new Group(
          inTurn(words, other.words).stream().distinct().toList(), inTurn(texts, other.texts));
    }

    private static <T> List<T> inTurn(List<T> some, List<T> others) {
      List<T> all = new ArrayList<>();
      for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
        all.addAll(some.subList(Math.min(i, some.size()), Math.min(i + 1, some.size())));
        all.addAll(others.subList(Math.min(i, others.size()), Math.min(i + 1, others.size())));
      }
      return all;
    }
  }

  /// What was found.
  ///
  /// @param groups the largest first
  /// @param looked how many open texts were looked at
  /// @param unread texts that were left out, as the encoder has not read them yet
  public record Found(Basis basis, List<Group> groups, int looked, int unread) {
    public Found {
      groups = List.copyOf(groups);
    }
  }

  /// @param read the texts as numbers, if somebody has read them already
  Discovering(
      Project project,
      Supplier<Optional<Features>> read,
      SchemeEditing scheme,
      Labelling labelling,
      History history) {
    this.project = project;
    this.read = read;
    this.scheme = scheme;
    this.labelling = labelling;
    history.onMoved(this::moved);
  }

  /// For a project without a window: everything is read when it is needed.
  public static Discovering of(Project project) {
    return new Discovering(
        project,
        Optional::empty,
        new SchemeEditing(project),
        new Labelling(project, new Live<>(Ranking.NONE)),
        new History(project));
  }

  /// Looks for texts that fit no label; a newer search replaces this one. About a second for 10,000
  /// texts that the encoder has read.
  ///
  /// @return a job that fails with a sentence if too little is labelled
  public Job<Found> find(Detector detector) {
    Documents documents = project.documents().get();
    ProjectSettings settings = project.settings().get();
    Map<DocumentId, Answer> answers = project.answers().snapshot();
    LabelScheme labels = project.scheme().get();
    Optional<Features> known = read.get().filter(features -> features.documents() == documents);
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.discovering"),
            progress -> {
              progress.report(-1, Notice.of("job.discovering"));
              Features words =
                  known.orElseGet(() -> Features.of(documents, settings.language(), progress));
              Language language = words.language();
              NewTexts texts =
                  NewTexts.of(
                      documents,
                      answers,
                      labels,
                      words,
                      ProjectEncoder.of(settings.choice(), language, documents),
                      progress);
              return found(
                  documents,
                  texts,
                  texts.found(detector, MOST_TEXTS, progress),
                  language,
                  progress);
            });
  }

  private static Found found(
      Documents documents,
      NewTexts texts,
      NewTexts.Found found,
      Language language,
      Progress progress) {
    int n = found.at().length;
    int k = Math.clamp(Math.round(Math.sqrt(n / 2.0)), 1, MOST_GROUPS);
    List<int[]> groups = KMeans.groups(texts.x().select(found.at()), k, Training.SEED, progress);
    List<String> said = new ArrayList<>();
    for (int place : found.at()) {
      int row = texts.rows()[place];
      said.addAll(documents.chunk(row, row + 1));
    }
    List<String> compared = new ArrayList<>(said);
    compared.addAll(documents.some(OTHERS));
    List<List<String>> words = TellingWords.of(compared, groups, language, WORDS, progress);
    List<Group> described =
        IntStream.range(0, groups.size())
            .mapToObj(i ->
                new Group(
                    words.get(i),
                    IntStream.of(groups.get(i))
                        .mapToObj(member -> {
                          int place = found.at()[member];
                          return new NewText(
                              documents.id(texts.rows()[place]),
                              texts.score(found, place),
                              said.get(member));
                        })
                        .toList()))
            .toList();
    return new Found(texts.basis(), described, found.scores().length, texts.unread());
  }

  /// Makes a group a label of its own at the end of the scheme, and its texts those that are asked
  /// next; one step, which undo takes back whole.
  ///
  /// @param name one that [SchemeEditing#problem(String, Optional)] has nothing against
  public void accept(String name, List<DocumentId> texts) {
    Notice said = Notice.of("step.label.discover", LabelName.clean(name), texts.size());
    List<DocumentId> copy = List.copyOf(texts);
    scheme.add(
        name,
        said,
        () -> {
          accepted.put(said, copy);
          labelling.workFirst(copy);
        });
  }

  private void moved(History.Moved moved) {
    List<DocumentId> texts = accepted.getOrDefault(moved.said(), List.of());
    switch (moved.direction()) {
      case BACK -> labelling.withdraw(texts);
      case FORTH -> labelling.workFirst(texts);
    }
  }
}
