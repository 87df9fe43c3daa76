package marginalia.distil;

import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.wording.Bounds;

/// What becomes of a teacher's beliefs before a student learns them.
///
/// @param temperature above 1 makes them less sure, below 1 more: the scores they come from are
///   divided by it. Hinton, Vinyals and Dean (2015), arXiv:1503.02531, divide the student's scores
///   too while it learns; here it learns the softened beliefs as they are
/// @param mix of an answered text's truth, the part that the belief takes, from 0 to 1
public record Softening(double temperature, double mix) {
  private static final double TINY = 1e-12;

  public Softening {
    Bounds.aboveTo("temperature", temperature, 0, 20);
    Bounds.fromTo("mix", mix, 0, 1);
  }

  /// Beliefs as they are, and half of each answered text's truth: measured in
  /// `src/docs/decisions/0026-distillation.md`.
  public static Softening defaults() {
    return new Softening(1, 0.5);
  }

  /// Puts row `row` of what is believed, softened, into `into` from index `at` on.
  void soften(Probabilities believed, int row, float[] into, int at) {
    int k = believed.labels();
    double sum = 0;
    for (int label = 0; label < k; label++) {
      double p = believed.of(row, label);
      double soft = Math.pow(Math.max(p, TINY), 1 / temperature);
      double against = believed.exclusive() ? 0 : Math.pow(Math.max(1 - p, TINY), 1 / temperature);
      into[at + label] = (float) (believed.exclusive() ? soft : soft / (soft + against));
      sum += soft;
    }
    if (believed.exclusive()) {
      for (int label = 0; label < k; label++) {
        into[at + label] /= (float) sum;
      }
    }
  }

  /// Mixes the truth of an answered text into its softened belief, which stands in `into` from
  /// index `at` on.
  void mix(Targets truth, int row, float[] into, int at) {
    for (int label = 0; label < truth.labels(); label++) {
      into[at + label] *= (float) mix;
    }
    for (int label : truth.labels(row)) {
      into[at + label] += (float) (1 - mix);
    }
  }
}
