package marginalia.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Live;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.Reading;
import marginalia.query.Candidate;
import marginalia.text.Language;
import marginalia.wording.Notice;

/// Lets the encoder read the texts of the project in the background: those on the screen first,
/// then those that will be asked about, then the others. It does so where the project's model needs
/// it or somebody has asked for it, and then for texts that come later too. What was read is kept,
/// so that it goes on from there after an end of any kind. UI thread only; the work is done in
/// jobs.
public final class Encoding {
  /// Which jobs read texts.
  public static final String KIND = "encoding";

  private static final String WISH = "readAll";
  private static final String YES = "true";

  private final Project project;
  private final Live<Integer> readings = new Live<>(0);
  private final Live<Optional<Notice>> failure = new Live<>(Optional.empty());
  private volatile List<DocumentId> onScreen = List.of();
  private volatile List<DocumentId> queue = List.of();
  private Optional<Job<Integer>> latest = Optional.empty();
  private boolean wished;
  private boolean begun;
  private Optional<Need> need = Optional.empty();

  /// What the project's model needs.
  ///
  /// @param language that of the project, if it is set
  private record Need(PretrainedEncoder encoder, Optional<Language> language) {}

  public Encoding(Project project, Live<Ranking> ranking) {
    this.project = project;
    ranking.subscribe(now -> queue = now.candidates().stream().map(Candidate::document).toList());
    project.settings().subscribe(this::settingsChanged);
  }

  /// Grows with every reading that has come to its end.
  public Live<Integer> readings() {
    return readings;
  }

  /// Why the last reading failed; empty if it did not.
  public Live<Optional<Notice>> failure() {
    return failure;
  }

  /// Whether texts are being read.
  public boolean underWay() {
    return latest.filter(job -> !job.state().get().ended()).isPresent();
  }

  /// Takes note of what somebody looks at.
  public void onScreen(List<DocumentId> documents) {
    onScreen = List.copyOf(documents);
  }

  /// Starts to read what came since; to be called when documents came or went, and at first.
  public void documentsChanged() {
    if (!begun) {
      begun = true;
      wished = project.stores().settings().value(WISH).equals(Optional.of(YES));
    }
    if (wished || need.isPresent()) {
      var _ = start();
    }
  }

  /// Reads all texts, and from now on those that come later.
  public void readAll() {
    wish(true);
    var _ = start();
  }

  private void wish(boolean now) {
    wished = now;
    project.write(
        () -> {
          project.stores().settings().put(WISH, Boolean.toString(now));
          return true;
        },
        _ -> {});
  }

  private void settingsChanged(ProjectSettings settings) {
    Optional<Need> before = need;
    need = need(settings);
    if (begun && need.isPresent() && !need.equals(before)) {
      var _ = start();
    }
  }

  /// Where the language is not set, what the model needs for one of them.
  private static Optional<Need> need(ProjectSettings settings) {
    return Stream.of(Language.values())
        .filter(language -> settings.language().orElse(language) == language)
        .flatMap(language -> ProjectEncoder.needed(settings.choice(), language).stream())
        .findFirst()
        .map(encoder -> new Need(encoder, settings.language()));
  }

  /// Reads once what is not read yet and tells how many texts that were; replaces the reading under
  /// way.
  public Job<Integer> start() {
    Documents documents = project.documents().get();
    ProjectSettings settings = project.settings().get();
    Job<Integer> job =
        project
            .jobs()
            .start(
                KIND,
                Notice.of("job.encoding"),
                progress -> {
                  Language language =
                      settings.language().orElseGet(() -> Features.recognise(documents));
                  return Reading.all(
                      ProjectEncoder.of(settings.choice(), language, documents),
                      documents,
                      () -> awaited(documents),
                      progress);
                });
    latest = Optional.of(job);
    job.onEnd(end -> ended(job, end));
    return job;
  }

  private int[] awaited(Documents documents) {
    return Stream.concat(onScreen.stream(), queue.stream()).mapToInt(documents::row).toArray();
  }

  private void ended(Job<Integer> job, JobState<Integer> end) {
    if (!latest.equals(Optional.of(job)) || project.stopped()) {
      return; // another has taken its place, or the project is being closed
    }
    switch (end) {
      case JobState.Done<Integer> _ -> {
        failure.set(Optional.empty());
        readings.set(readings.get() + 1);
      }
      case JobState.Failed<Integer>(Notice reason, Throwable _) -> failure.set(Optional.of(reason));
      case JobState.Cancelled<Integer> _ -> {
        if (wished) {
          wish(false); // somebody does not want it any more
        }
      }
      case JobState.Waiting<Integer> _, JobState.Running<Integer> _ -> {}
    }
  }
}
