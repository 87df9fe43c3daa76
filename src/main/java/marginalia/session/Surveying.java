package marginalia.session;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Verdict;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.encoder.NearestTexts;
import marginalia.learn.projection.CodeLikeness;
import marginalia.learn.projection.LandmarkMap;
import marginalia.learn.projection.Likeness;
import marginalia.learn.projection.WordLikeness;
import marginalia.query.AdversarialValidation;
import marginalia.query.novelty.Detectors;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Lays the texts out as a map and says how its points are to be coloured. UI thread only; the work
/// is done in jobs.
public final class Surveying {
  private final Project project;
  private final Training training;
  private final Live<Optional<TextMap>> map = new Live<>(Optional.empty());

  /// What colours tell.
  public enum Shade {
    /// The label that was given.
    LABEL,
    /// The label that the model proposes.
    PREDICTION,
    /// How doubtful the model is: 1 − the margin between its two likeliest labels.
    DOUBT,
    /// How unlike the answered texts it is.
    UNLIKENESS,
    /// How badly it fits any label, by the usual detector: its rank among the open texts.
    NOVELTY
  }

  /// What is known of each point.
  ///
  /// @param label its label, empty for none; only where labels are asked for, else all are empty
  /// @param value from 0 to 1; NaN where nothing is known
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Shades(List<LabelId> labels, int[] label, float[] value) {}

  Surveying(Project project, Training training) {
    this.project = project;
    this.training = training;
    project.documents().subscribe(_ -> map.set(Optional.empty()));
  }

  /// The map as it was last drawn; empty before that, and when texts have come or gone since.
  public Live<Optional<TextMap>> map() {
    return map;
  }

  /// Draws the map, in the background: by what the encoder has made of the texts where it has read
  /// all of them, else by their words. A few seconds for 100,000 texts by words, some more by the
  /// encoder.
  public Job<TextMap> draw() {
    ProjectSettings settings = project.settings().get();
    Optional<Features> features = training.features();
    return project
        .jobs()
        .start(
            "map",
            Notice.of("job.map"),
            progress -> {
              Features read =
                  features.orElseThrow(() -> new NoticeException(Notice.of("evaluate.reading")));
              return new TextMap(
                  read.documents(),
                  LandmarkMap.defaults()
                      .of(likeness(read, settings, progress), Training.SEED, progress));
            })
        .onDone(drawn -> {
          if (drawn.documents().equals(project.documents().get())) {
            map.set(Optional.of(drawn));
          }
        });
  }

  private static Likeness likeness(Features read, ProjectSettings settings, Progress progress) {
    NearestTexts codes =
        NearestTexts.of(
            ProjectEncoder.of(settings.choice(), read.language(), read.documents()),
            read.documents(),
            progress);
    return codes.size() > 0 && codes.unread() == 0
        ? new CodeLikeness(read.documents().size(), row -> codes.code(row).orElseThrow())
        : new WordLikeness(read.matrix());
  }

  /// What is known of the points of a map. O(points), in the background; novelty takes what
  /// [Discovering#find] takes.
  ///
  /// @return a job that fails with a sentence if too little is labelled to know what is new
  public Job<Shades> shades(TextMap drawn, Shade shade) {
    Map<DocumentId, Answer> answers = project.answers().snapshot();
    Optional<Training.Scored> scored =
        training.scored().filter(s -> s.documents().equals(drawn.documents()));
    Optional<AdversarialValidation.Result> unlike =
        training.trained().get().flatMap(Training.Trained::unlikeness);
    LabelScheme scheme = project.scheme().get();
    List<LabelId> active = scheme.active().stream().map(Label::id).toList();
    ProjectSettings settings = project.settings().get();
    Optional<Features> features =
        training.features().filter(f -> f.documents().equals(drawn.documents()));
    return project
        .jobs()
        .start(
            "shades",
            Notice.of("job.map"),
            progress -> {
              int n = drawn.size();
              Shades shades = new Shades(active, new int[n], new float[n]);
              Arrays.fill(shades.label(), -1);
              Arrays.fill(shades.value(), Float.NaN);
              switch (shade) {
                case LABEL -> given(drawn, answers, shades);
                case PREDICTION -> scored.ifPresent(s -> proposed(s, shades));
                case DOUBT -> scored.ifPresent(s -> doubt(s.probabilities(), shades.value()));
                case UNLIKENESS -> unlike.ifPresent(u -> copy(u.unlikeness(), shades.value()));
                case NOVELTY -> {
                  if (features.isPresent()) {
                    NewTexts texts =
                        NewTexts.of(
                            drawn.documents(),
                            answers,
                            scheme,
                            features.get(),
                            ProjectEncoder.of(
                                settings.choice(), features.get().language(), drawn.documents()),
                            progress);
                    texts.rank(Detectors.usual(), shades.value(), progress);
                  }
                }
              }
              return shades;
            });
  }

  private static void given(TextMap drawn, Map<DocumentId, Answer> answers, Shades shades) {
    answers.forEach((id, answer) -> {
      int row = drawn.documents().row(id);
      if (row >= 0 && answer.verdict() == Verdict.LABELLED && !answer.labels().isEmpty()) {
        shades.label()[row] = shades.labels().indexOf(answer.labels().iterator().next());
      }
    });
  }

  private static void proposed(Training.Scored scored, Shades shades) {
    int[] places =
        scored.labels().stream().mapToInt(label -> shades.labels().indexOf(label)).toArray();
    for (int row = 0; row < Math.min(shades.label().length, scored.probabilities().rows()); row++) {
      shades.label()[row] = places[scored.probabilities().top(row)];
    }
  }

  private static void doubt(Probabilities p, float[] into) {
    for (int row = 0; row < Math.min(into.length, p.rows()); row++) {
      double first = 0;
      double second = 0;
      for (int label = 0; label < p.labels(); label++) {
        double value = p.exclusive() ? p.of(row, label) : 0.5 - Math.abs(p.of(row, label) - 0.5);
        if (value > first) {
          second = first;
          first = value;
        } else {
          second = Math.max(second, value);
        }
      }
      into[row] = (float) (p.exclusive() ? 1 - (first - second) : 2 * first);
    }
  }

  private static void copy(float[] from, float[] into) {
    System.arraycopy(from, 0, into, 0, Math.min(from.length, into.length));
  }
}
