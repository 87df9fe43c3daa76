package marginalia.learn.embedding;

import marginalia.learn.tensor.Rows;

/// A sigmoid per outcome, each judged for itself; any number of outcomes may be true. Cost of a
/// step O(k·d).
///
/// @param outcomes k
/// @param precision of the probabilities
public record OneVsAll(int outcomes, Precision precision) implements OutputLayer {
  /// How probabilities are computed.
  public enum Precision {
    /// As exactly as floats allow.
    EXACT {
      @Override
      float sigmoid(float x) {
        return Sigmoid.exact(x);
      }
    },
    /// By the table of 512 steps of C++ fastText, so that a model of its own gives its numbers.
    STEPPED {
      @Override
      float sigmoid(float x) {
        return Sigmoid.stepped(x);
      }
    };

    abstract float sigmoid(float x);
  }

  @Override
  public void steps(Rows weights, float[] hidden, int[] truth, int from, int to, Steps into) {
    for (int outcome = 0; outcome < outcomes; outcome++) {
      float score = weights.dot(outcome, hidden);
      float p = Sigmoid.exact(score);
      boolean holds = false;
      for (int i = from; i < to; i++) {
        holds |= truth[i] == outcome;
      }
      into.add(outcome, (holds ? 1 : 0) - p);
      into.addLoss(-Math.log(Math.max(holds ? p : 1 - p, Float.MIN_NORMAL)));
    }
  }

  @Override
  public void probabilities(Rows weights, float[] hidden, float[] into) {
    for (int outcome = 0; outcome < outcomes; outcome++) {
      into[outcome] = precision.sigmoid(weights.dot(outcome, hidden));
    }
  }
}
