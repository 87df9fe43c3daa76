package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;

/// What is made small. Each returns the loss of the rows in nats, times `scale`, and puts its slope
/// into the scores, which starts the way back.
final class Losses {
  private static final float TINY = 1e-12f;

  /// Of cosines; 0.35 in the paper.
  private static final float MARGIN = 0.35f;

  private Losses() {}

  /// One of them.
  @FunctionalInterface
  interface Loss {
    double of(Tape tape, Signal scores, Matrix targets, float scale);
  }

  /// That of a fit.
  ///
  /// @param exclusive whether a text has one label
  static Loss of(NeuralTrainer.Loss chosen, boolean exclusive) {
    return switch (chosen) {
      case CROSS_ENTROPY -> exclusive ? Losses::softmax : Losses::sigmoid;
      case LARGE_MARGIN ->
          (tape, scores, targets, scale) ->
              largeMargin(tape, scores, targets, MARGIN * Inputs.SCALE, scale);
    };
  }

  /// Scores become the probabilities that [#softmax] or [#sigmoid] made close to the truth, in
  /// place.
  ///
  /// @param exclusive whether a text has one label
  static void probabilities(Tape tape, Matrix scores, boolean exclusive) {
    if (exclusive) {
      Elementwise.softmaxRows(scores);
    } else {
      Elementwise.Curve.SIGMOID.forward(scores, tape.zeros(1, scores.columns()), scores);
    }
  }

  /// − Σ t ln p with p the softmax of the scores.
  ///
  /// @param scores n × k
  /// @param targets n × k, rows sum to their weight: 1, more for a rare label, soft or smoothed
  static double softmax(Tape tape, Signal scores, Matrix targets, float scale) {
    Matrix p = tape.scratch(scores.rows(), scores.columns());
    p.copyFrom(scores.value());
    Elementwise.softmaxRows(p);
    double loss = 0;
    for (int row = 0; row < p.rows(); row++) {
      float weight = 0;
      for (int label = 0; label < p.columns(); label++) {
        float t = targets.at(row, label);
        weight += t;
        loss -= t == 0 ? 0 : t * Math.log(Math.max(p.at(row, label), TINY));
      }
      Elementwise.addRow(scale * weight, p, row, scores.slope(), row);
    }
    Elementwise.add(-scale, targets, scores.slope());
    return loss * scale;
  }

  /// The softmax's loss with `margin` taken from the score of the true label, so that it has to win
  /// by that much. Wang et al. (2018), doi:10.1109/CVPR.2018.00552, over the scores of
  /// [CosineScores]. Targets that share their weight share the margin.
  ///
  /// @param margin in the scores' unit: the margin of the cosines, 0.35 in the paper, times their
  ///   scale
  static double largeMargin(Tape tape, Signal scores, Matrix targets, float margin, float scale) {
    Matrix less = tape.scratch(scores.rows(), scores.columns());
    less.copyFrom(scores.value());
    for (int row = 0; row < less.rows(); row++) {
      float weight = weight(targets, row);
      if (weight > 0) {
        Elementwise.addRow(-margin / weight, targets, row, less, row);
      }
    }
    return softmax(tape, new Signal(less, scores.slope()), targets, scale);
  }

  /// Takes a share of each row's weight and gives it to all labels alike. Szegedy et al. (2016),
  /// doi:10.1109/CVPR.2016.308.
  ///
  /// @param targets n × k, changed
  /// @param share from 0 to 1; 0.1 in the paper
  static void smooth(Matrix targets, float share) {
    for (int row = 0; row < targets.rows(); row++) {
      float each = share * weight(targets, row) / targets.columns();
      for (int label = 0; label < targets.columns(); label++) {
        targets.set(row, label, (1 - share) * targets.at(row, label) + each);
      }
    }
  }

  private static float weight(Matrix targets, int row) {
    float weight = 0;
    for (int label = 0; label < targets.columns(); label++) {
      weight += targets.at(row, label);
    }
    return weight;
  }

  /// − Σ (t ln p + (1 − t) ln (1 − p)) with p the logistic function of each score; where t is above
  /// 1, − t ln p.
  ///
  /// @param targets n × k, each from 0 to 1, or a weight above 1 of a rare label that holds
  static double sigmoid(Tape tape, Signal scores, Matrix targets, float scale) {
    Matrix p = tape.scratch(scores.rows(), scores.columns());
    Elementwise.Curve.SIGMOID.forward(scores.value(), tape.zeros(1, scores.columns()), p);
    double loss = 0;
    for (int row = 0; row < p.rows(); row++) {
      for (int label = 0; label < p.columns(); label++) {
        float t = targets.at(row, label);
        loss -= t == 0 ? 0 : t * Math.log(Math.max(p.at(row, label), TINY));
        loss -= t >= 1 ? 0 : (1 - t) * Math.log(Math.max(1 - p.at(row, label), TINY));
        if (t > 1) {
          scores.slope().add(row, label, scale * (t - 1) * p.at(row, label));
        }
      }
    }
    Elementwise.add(scale, p, scores.slope());
    Elementwise.add(-scale, targets, scores.slope());
    return loss * scale;
  }
}
