package marginalia.learn.embedding;

import marginalia.learn.tensor.Rows;

/// One distribution over all outcomes. Cost of a step O(k·d).
///
/// @param outcomes k
public record Softmax(int outcomes) implements OutputLayer {
  @Override
  public void steps(Rows weights, float[] hidden, int[] truth, int from, int to, Steps into) {
    if (from == to) {
      return;
    }
    float[] p = new float[outcomes];
    probabilities(weights, hidden, p);
    int target = truth[from];
    for (int outcome = 0; outcome < outcomes; outcome++) {
      into.add(outcome, (outcome == target ? 1 : 0) - p[outcome]);
    }
    into.addLoss(-Math.log(Math.max(p[target], Float.MIN_NORMAL)));
  }

  @Override
  public void probabilities(Rows weights, float[] hidden, float[] into) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int outcome = 0; outcome < outcomes; outcome++) {
      into[outcome] = weights.dot(outcome, hidden);
      largest = Math.max(largest, into[outcome]);
    }
    double sum = 0;
    for (int outcome = 0; outcome < outcomes; outcome++) {
      into[outcome] = (float) Math.exp(into[outcome] - largest);
      sum += into[outcome];
    }
    float scale = (float) (1 / sum);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      into[outcome] *= scale;
    }
  }

  /// Above the mean of all outcomes: what is added to every score changes nothing.
  @Override
  public float score(Rows weights, float[] hidden, int outcome) {
    float sum = 0;
    for (int other = 0; other < outcomes; other++) {
      sum += weights.dot(other, hidden);
    }
    return weights.dot(outcome, hidden) - sum / outcomes;
  }
}
