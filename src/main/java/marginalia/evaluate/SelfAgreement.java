package marginalia.evaluate;

import marginalia.learn.Targets;

/// How steady the answers of one person are, from texts answered twice, and the best score that a
/// model can be found to have when such answers judge it.
///
/// Each answer is taken to be wrong by itself, with the same chance, and to be any of the other
/// labels then. Two answers to one text then agree less often than each is right: a label whose F1
/// between the first and the second answers is f is found with at most about √f by a perfect model.
///
/// @param texts answered twice
/// @param same of them that got the same answer
/// @param kappa Cohen's, between the first and the second answers
/// @param accuracyCeiling accuracy that a perfect model would be found to have, from 0 to 1
/// @param macroF1Ceiling the same for macro-F1, over the labels that were given
public record SelfAgreement(
    int texts, int same, double kappa, double accuracyCeiling, double macroF1Ceiling) {
  /// What two answers to each text tell. O(texts · labels).
  ///
  /// @param first what was said the first time; at least one text
  /// @throws IllegalArgumentException if there are no texts, or the two do not belong together
  public static SelfAgreement of(Targets first, Targets second) {
    if (first.rows() == 0) {
      throw new IllegalArgumentException("no text was answered twice");
    }
    int same = 0;
    for (int row = 0; row < first.rows(); row++) {
      same += java.util.Arrays.equals(first.labels(row), second.labels(row)) ? 1 : 0;
    }
    double sum = 0;
    int given = 0;
    for (LabelScore label : Scores.of(first, second).labels()) {
      if (label.support() > 0) {
        sum += Math.sqrt(label.f1());
        given++;
      }
    }
    return new SelfAgreement(
        first.rows(),
        same,
        Agreement.cohenKappa(first, second),
        1 - error((double) same / first.rows(), Math.max(2, first.labels())),
        given == 0 ? 1 : sum / given);
  }

  /// The chance e of a wrong answer at which two agree so often: the smaller solution of (1 − e)² +
  /// e² / (k − 1) = `agreement`; (k − 1) / k where they agree no more often than chance would have
  /// it.
  static double error(double agreement, int k) {
    double chance = (k - 1.0) / k;
    return chance * (1 - Math.sqrt(Math.max(0, 1 - (1 - agreement) / chance)));
  }
}
