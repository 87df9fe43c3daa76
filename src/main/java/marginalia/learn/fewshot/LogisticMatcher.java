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
///
/// @param first columns before this are not looked at
record LogisticMatcher(LinearClassifier linear, int first) implements Matcher {
  /// With few rows no trial tells more about its penalty.
  private static final LogisticRegression SOLVER = new LogisticRegression(20, 30, 0.05, 0.5);

  static LogisticMatcher fit(Shots shots, int first, long seed, Progress progress) {
    SparseMatrix seen = seen(shots.x(), first);
    return new LogisticMatcher(SOLVER.uncalibrated(seen, shots.y(), seed, progress), first);
  }

  private static SparseMatrix seen(SparseMatrix x, int first) {
    return first == 0 ? x : EncoderColumns.alone(x, first);
  }

  @Override
  public float[] scores(SparseMatrix x, Progress progress) {
    return linear.scores(seen(x, first), progress);
  }

  @Override
  public float weight(int column, int label) {
    return linear.weight(column, label);
  }

  @Override
  public LogisticMatcher updated(SparseMatrix x, Targets y) {
    int[] rows = IntStream.range(0, x.rows()).toArray();
    return new LogisticMatcher(linear.updated(seen(x, first), rows, y), first);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(first);
    linear.write(out);
  }

  static LogisticMatcher read(DataInput in, Provenance provenance) throws IOException {
    int first = in.readInt();
    return new LogisticMatcher(LinearClassifier.read(LinearClassifier.FORM, in, provenance), first);
  }
}
