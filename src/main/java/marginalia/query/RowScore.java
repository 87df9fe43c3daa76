package marginalia.query;

import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;

/// Scores one candidate from what the model says of it.
@FunctionalInterface
interface RowScore {
  /// Candidates a thread takes at a time.
  int CHUNK = 8_192;

  /// The score of one candidate; higher is more wanted.
  ///
  /// @param p the candidate's k probabilities; not to be kept
  double of(int candidate, double[] p);

  /// The scores of all candidates. O(n·k) beside the score itself.
  static float[] all(Pool pool, Progress progress, RowScore score) {
    Probabilities probabilities = pool.probabilities();
    float[] scores = new float[pool.size()];
    progress.ranges(
        pool.size(),
        CHUNK,
        (from, to) -> {
          double[] p = new double[probabilities.labels()];
          for (int i = from; i < to; i++) {
            probabilities.copyRow(pool.row(i), p);
            scores[i] = (float) score.of(i, p);
          }
        });
    return scores;
  }
}
