package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;

/// Logistic regression on the examples.
record LogisticMatcher(LinearClassifier linear) implements Matcher {
  /// With few rows no trial tells more about its penalty.
  private static final LogisticRegression SOLVER = new LogisticRegression(20, 30, 0.05, 0.5);

  static LogisticMatcher fit(Shots shots, long seed, Progress progress) {
    return new LogisticMatcher(SOLVER.uncalibrated(shots.x(), shots.y(), seed, progress));
  }

  @Override
  public float[] scores(SparseMatrix x, Progress progress) {
    return linear.scores(x, progress);
  }

  @Override
  public float weight(int column, int label) {
    return linear.weight(column, label);
  }

  @Override
  public LogisticMatcher updated(SparseMatrix x, Targets y) {
    return new LogisticMatcher(linear.updated(x, IntStream.range(0, x.rows()).toArray(), y));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    linear.write(out);
  }

  static LogisticMatcher read(DataInput in, Provenance provenance) throws IOException {
    return new LogisticMatcher(LinearClassifier.read(LinearClassifier.FORM, in, provenance));
  }
}
