package marginalia.distil;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Growth;
import marginalia.learn.TextModel;

/// How long a [Distillation] will take on this machine, from a short probe: every model is made of
/// some texts and of twice as many others, and time is taken to grow evenly with texts, as it does
/// for all models here but for the passes that few texts need.
public final class Effort {
  private static final int PROBE = 60;

  private final Distillation plan;
  private final Distillation.Lesson lesson;
  private final int probe;

  public Effort(Distillation plan, Distillation.Lesson lesson) {
    this.plan = plan;
    this.lesson = lesson;
    probe = Math.min(PROBE, lesson.answered().size() / 4);
  }

  /// Wall time of [Distillation#run], guessed. Costs the making of every model of 240 texts; with
  /// fewer than 8 answers it is zero.
  public Duration expected(Progress progress) throws IOException {
    if (probe < 2) {
      return Duration.ZERO;
    }
    int n = lesson.answered().size();
    int fresh = lesson.fresh().size();
    double seconds = 0;
    for (Learner teacher : plan.teachers()) {
      Line line = line(teacher, progress);
      double inFolds = n - (double) n / plan.folds();
      seconds +=
          plan.folds() * line.fit().seconds(inFolds)
              + line.fit().seconds(n)
              + line.reading() * fresh;
    }
    Line line = line(plan.student(), progress);
    seconds += line.fit().seconds(n) + line.fit().seconds(n + fresh);
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  /// Seconds.
  ///
  /// @param reading of a text that is only judged
  private record Line(Growth fit, double reading) {}

  private Line line(Learner learner, Progress progress) throws IOException {
    TextModel _ = learn(learner, 0, probe, progress); // loads and compiles
    long start = System.nanoTime();
    TextModel model = learn(learner, probe, probe, progress);
    long first = System.nanoTime();
    TextModel _ = learn(learner, 2 * probe, 2 * probe, progress);
    long second = System.nanoTime();
    List<String> others = lesson.fresh().stream().limit(probe).toList();
    Teacher.of(model).probabilities(plan.reading().apply(others), progress.silent());
    long read = System.nanoTime();
    double one = (first - start) / 1e9;
    double two = (second - first) / 1e9;
    return new Line(
        Growth.of(probe, one, two), others.isEmpty() ? 0 : (read - second) / 1e9 / others.size());
  }

  private TextModel learn(Learner learner, int from, int count, Progress progress)
      throws IOException {
    int[] rows = IntStream.range(from, from + count).toArray();
    return learner.learn(
        plan.reading().apply(lesson.answered().subList(from, from + count)),
        lesson.truth().select(rows),
        progress.silent());
  }
}
