package marginalia.learn.embedding;

import java.util.Arrays;
import marginalia.learn.tensor.RowMatrix;

/// The steps of one example after another, by weight row, with the sum of the losses and a source
/// of chance. For one thread.
public final class Steps {
  private int[] rows = new int[16];
  private float[] sizes = new float[16];
  private int count;
  private double loss;
  private long state;

  /// No steps yet.
  ///
  /// @param seed of the source of chance
  public Steps(long seed) {
    state = seed;
  }

  /// Forgets the steps, not the losses.
  public void clear() {
    count = 0;
  }

  /// Number of steps.
  public int count() {
    return count;
  }

  /// Weight row of a step.
  public int row(int step) {
    return rows[step];
  }

  /// Truth minus probability.
  public float size(int step) {
    return sizes[step];
  }

  /// Sum of the losses so far, in nats.
  public double loss() {
    return loss;
  }

  /// The sum of the losses, which starts from 0 again.
  public double takeLoss() {
    double taken = loss;
    loss = 0;
    return taken;
  }

  void add(int row, float size) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
    }
    rows[count] = row;
    sizes[count++] = size;
  }

  void addLoss(double nats) {
    loss += nats;
  }

  /// 64 bits by chance (Steele, Lea, Flood 2014, SplitMix).
  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// From 0 to `bound` − 1.
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /// From 0 to below 1.
  float uniform() {
    return (next() >>> 40) * 0x1p-24f;
  }

  /// Adds what the hidden vector should move by to `gradient`, and moves the weights.
  public void apply(RowMatrix weights, float rate, float[] hidden, float[] gradient) {
    for (int step = 0; step < count; step++) {
      weights.step(rows[step], rate * sizes[step], hidden, gradient);
    }
  }
}
