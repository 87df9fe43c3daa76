package marginalia.learn.embedding;

import marginalia.learn.tensor.Rows;

/// What turns a hidden vector into probabilities of k outcomes (labels or words), and says which
/// way its weight rows should move. Immutable; safe for any thread.
public sealed interface OutputLayer
    permits Softmax, OneVsAll, NegativeSampling, HierarchicalSoftmax {
  /// Number of outcomes, k, and of weight rows.
  int outcomes();

  /// The steps of one example: for each weight row concerned, the truth minus the probability, that
  /// is, minus the derivative of the loss by the row's product with the hidden vector; and the loss
  /// itself in nats, added to that of `into`.
  ///
  /// @param truth holds the outcomes that are true in the places from `from` to `to`
  void steps(Rows weights, float[] hidden, int[] truth, int from, int to, Steps into);

  /// The probabilities of all outcomes into `into`, k long.
  void probabilities(Rows weights, float[] hidden, float[] into);

  /// How far a hidden vector speaks for an outcome: linear in the vector, 0 for zeros.
  default float score(Rows weights, float[] hidden, int outcome) {
    return weights.dot(outcome, hidden);
  }
}
