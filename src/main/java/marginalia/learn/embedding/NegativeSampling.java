package marginalia.learn.embedding;

import marginalia.learn.embedding.OneVsAll.Precision;
import marginalia.learn.tensor.Rows;

/// A sigmoid per outcome, but a step looks at the true ones and at a few others drawn by chance
/// only. Mikolov, Sutskever, Chen, Corrado, Dean (2013), arXiv:1310.4546. Cost of a step O(m·d).
///
/// @param negatives m, how many others are drawn for each true outcome
public record NegativeSampling(NegativeTable table, int negatives, Precision precision)
    implements OutputLayer {
  @Override
  public int outcomes() {
    return table.outcomes();
  }

  @Override
  public void steps(Rows weights, float[] hidden, int[] truth, int from, int to, Steps into) {
    for (int i = from; i < to; i++) {
      float p = Sigmoid.quick(weights.dot(truth[i], hidden));
      into.add(truth[i], 1 - p);
      double likelihood = p;
      for (int drawn = 0; drawn < negatives; drawn++) {
        int outcome = table.draw(into);
        if (!holds(outcome, truth, from, to)) {
          float q = Sigmoid.quick(weights.dot(outcome, hidden));
          into.add(outcome, -q);
          likelihood *= 1 - q;
        }
      }
      into.addLoss(-Math.log(Math.max(likelihood, Float.MIN_NORMAL)));
    }
  }

  private static boolean holds(int outcome, int[] truth, int from, int to) {
    for (int i = from; i < to; i++) {
      if (truth[i] == outcome) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void probabilities(Rows weights, float[] hidden, float[] into) {
    new OneVsAll(outcomes(), precision).probabilities(weights, hidden, into);
  }
}
