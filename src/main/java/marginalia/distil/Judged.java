package marginalia.distil;

import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.Texts;

/// How good and how fast a teacher or student is on texts that it has not learnt from.
///
/// @param textsPerSecond from the text to the answer
public record Judged(Scores scores, double textsPerSecond) {
  private static final long LEAST_NANOS = 300_000_000;

  /// Judges, and times passes over the texts until they have taken a while.
  public static Judged of(Teacher model, Texts texts, Targets truth, Progress progress) {
    Probabilities p = model.probabilities(texts, progress);
    int passes = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < LEAST_NANOS) {
      progress.checkCancelled();
      Probabilities _ = model.probabilities(texts, progress);
      passes++;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Judged(Scores.of(truth, p.decisions()), passes * (double) texts.size() / seconds);
  }
}
