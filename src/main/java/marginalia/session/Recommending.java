package marginalia.session;

import java.io.IOException;
import java.util.Optional;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Advice;
import marginalia.evaluate.Advising;
import marginalia.evaluate.Answered;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.learn.LabelSet;
import marginalia.text.Language;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Which model should learn, by the project's answers. UI thread only; the work is done in jobs.
public final class Recommending {
  /// Kind of its jobs.
  public static final String KIND = "recommend";

  private final Project project;

  public Recommending(Project project) {
    this.project = project;
  }

  /// Tries models on the answered texts that are not held out.
  public Job<Advice> run() {
    Documents documents = project.documents().get();
    TaskKind kind = project.settings().get().kind();
    Optional<Language> set = project.settings().get().language();
    LabelSet labels = TaskLabels.of(project.scheme().get(), kind);
    Examples examples =
        Examples.of(
            project.answers().snapshot(),
            documents,
            project.scheme().get(),
            kind,
            id -> !documents.isHeldOut(id));
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.recommend"),
            progress ->
                advice(
                    new Answered(
                        documents.rows(examples.rows()),
                        examples.targets(),
                        labels,
                        set.orElseGet(() -> Features.recognise(documents))),
                    progress));
  }

  /// Tries models on answered texts.
  ///
  /// @throws NoticeException if they have fewer than two labels
  public static Advice advice(Answered answered, Progress progress) throws IOException {
    int seen = 0;
    for (int count : answered.truth().counts()) {
      seen += count > 0 ? 1 : 0;
    }
    if (seen < 2) {
      throw new NoticeException(Notice.of("recommend.oneLabel"));
    }
    return new Advising(answered, Training.SEED).run(progress);
  }
}
