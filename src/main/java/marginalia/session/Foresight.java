package marginalia.session;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Foreseen;
import marginalia.learn.Growth;
import marginalia.learn.LabelSet;
import marginalia.learn.Recipe;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.TextRows;
import marginalia.text.Vectoriser;
import marginalia.wording.NoticeException;

/// How long it will take to learn the answers of a project. For a background job.
record Foresight(Documents documents, Examples examples, LabelSet labels) {
  /// Answers that are read for it at most.
  private static final int PROBED = 160;

  private static final int FEWEST = 16;

  /// Seconds, told from a few steps or from fits of fewer answers; empty with fewer than 16
  /// answers, which take no time worth telling, or where only one label has any.
  ///
  /// @throws NoticeException if the labels cannot be learnt
  OptionalDouble seconds(Recipe recipe, Progress progress) throws NoticeException {
    int n = examples.size();
    if (n < FEWEST || examples.labelsSeen() < 2) {
      return OptionalDouble.empty();
    }
    int count = Math.min(n, PROBED);
    int[] some = IntStream.range(0, count).map(i -> (int) ((long) i * n / count)).toArray();
    int[] rows = IntStream.of(some).map(i -> examples.rows()[i]).toArray();
    Vectoriser.Fitted fitted =
        recipe.vectoriser().fitTransform(documents.rows(rows), progress.silent());
    TextRows x = fitted.matrix();
    Targets y = examples.targets().select(some);
    if (recipe.trainer() instanceof Foreseen foreseen) {
      OptionalDouble told = foreseen.seconds(x, y, n, Training.SEED, progress);
      if (told.isPresent()) {
        return told;
      }
    }
    Trainer trainer = recipe.trainerFor(labels, fitted.model());
    int half = count / 2;
    double _ = fit(trainer, x, y, half, progress); // loads and compiles
    Growth growth =
        Growth.of(half, fit(trainer, x, y, half, progress), fit(trainer, x, y, count, progress));
    return OptionalDouble.of(growth.seconds(n));
  }

  private static double fit(Trainer trainer, TextRows x, Targets y, int count, Progress progress) {
    int[] rows = IntStream.range(0, count).map(i -> i * y.rows() / count).toArray();
    long start = System.nanoTime();
    var _ = trainer.fit(x.select(rows), y.select(rows), Training.SEED, progress.silent());
    return (System.nanoTime() - start) * 1e-9;
  }
}
