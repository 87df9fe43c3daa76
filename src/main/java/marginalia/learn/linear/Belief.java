package marginalia.learn.linear;

import java.util.Arrays;
import marginalia.learn.SoftTargets;
import marginalia.learn.Targets;

/// What the dual solvers start from: how probable each label of each row is.
interface Belief {
  /// What is most probable; its labels have the weights.
  Targets likeliest();

  /// Puts the probabilities of a row's labels `from` (inclusive) to `to` (exclusive) into `into`,
  /// from index `at` on.
  void put(int row, int from, int to, float[] into, int at);

  /// Certainty.
  static Belief of(Targets y) {
    return new Belief() {
      @Override
      public Targets likeliest() {
        return y;
      }

      @Override
      public void put(int row, int from, int to, float[] into, int at) {
        Arrays.fill(into, at, at + to - from, 0);
        for (int label : y.labels(row)) {
          if (label >= from && label < to) {
            into[at + label - from] = 1;
          }
        }
      }
    };
  }

  static Belief of(SoftTargets y) {
    return new Belief() {
      @Override
      public Targets likeliest() {
        return y.likeliest();
      }

      @Override
      public void put(int row, int from, int to, float[] into, int at) {
        for (int label = from; label < to; label++) {
          into[at + label - from] = y.of(row, label);
        }
      }
    };
  }
}
