package marginalia.learn.fewshot;

import marginalia.learn.Targets;
import marginalia.learn.linear.Link;
import marginalia.learn.linear.LinkFit;

/// A candidate and what it says of texts that it has not learnt from.
///
/// @param probabilities n × k, row by row, by the link
/// @param link that is best for its scores of them
/// @param loss mean log loss in nats
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
record Tried(Candidate candidate, Link link, float[] probabilities, double loss) {
  private static final double SMALLEST = 1e-7;

  /// @param scores n × k, out of fold
  static Tried of(Candidate candidate, float[] scores, Targets y) {
    Link link = y.exclusive() ? LinkFit.temperature(scores, y) : LinkFit.independent(scores, y);
    float[] probabilities = linked(scores, link, y.exclusive(), y.labels());
    double sum = 0;
    double[] likelihoods = likelihoods(probabilities, y);
    for (double likelihood : likelihoods) {
      sum -= Math.log(likelihood);
    }
    return new Tried(candidate, link, probabilities, sum / Math.max(1, likelihoods.length));
  }

  /// Scores as probabilities; a copy.
  static float[] linked(float[] scores, Link link, boolean exclusive, int labels) {
    float[] all = new float[scores.length];
    float[] row = new float[labels];
    for (int at = 0; at < scores.length; at += labels) {
      System.arraycopy(scores, at, row, 0, labels);
      link.apply(row, exclusive);
      System.arraycopy(row, 0, all, at, labels);
    }
    return all;
  }

  /// How probable what is true was held to be: of each row, or of each row and label where labels
  /// may hold together.
  static double[] likelihoods(float[] probabilities, Targets y) {
    int k = y.labels();
    double[] all = new double[y.exclusive() ? y.rows() : probabilities.length];
    for (int i = 0; i < all.length; i++) {
      double p = y.exclusive() ? probabilities[i * k + y.label(i)] : probabilities[i];
      boolean holds = y.exclusive() || y.has(i / k, i % k);
      all[i] = Math.max(SMALLEST, holds ? p : 1 - p);
    }
    return all;
  }
}
