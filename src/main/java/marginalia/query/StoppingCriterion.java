package marginalia.query;

import java.util.List;

/// When more answers change the model no more: its judgement of the same texts has agreed with that
/// of its predecessor so well so many times in a row. Bloodgood and Vijay-Shanker (2009), "A method
/// for stopping active learning based on stabilizing predictions and the need for user-adjustable
/// stopping", CoNLL.
///
/// @param least mean κ that counts as agreement, below 1
/// @param times comparisons in a row
public record StoppingCriterion(double least, int times) {
  public StoppingCriterion {
    if (!(least < 1) || times < 1) {
      throw new IllegalArgumentException("agreement of " + least + ", " + times + " times");
    }
  }

  /// As the authors have it: 0.99 over three comparisons.
  public static StoppingCriterion defaults() {
    return new StoppingCriterion(0.99, 3);
  }

  /// Whether it is time.
  ///
  /// @param kappas of each model with the one before it, oldest first
  public boolean reached(List<Double> kappas) {
    return kappas.size() >= times
        && kappas.subList(kappas.size() - times, kappas.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0)
            >= least;
  }
}
