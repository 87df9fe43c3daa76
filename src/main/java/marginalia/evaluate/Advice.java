package marginalia.evaluate;

import java.util.List;
import java.util.Optional;
import marginalia.wording.Notice;

/// Which model to use for some answered texts, and why.
///
/// @param model name of the one recommended
/// @param options all that were thought of, simple ones first; none where answers are too few
/// @param linear macro-F1 of the linear model on the part that was tried; empty with no options
/// @param learnt how many texts each model learnt from there
/// @param reasons in words, the weightiest first
public record Advice(
    String model,
    Difficulty difficulty,
    List<Option> options,
    Optional<Double> linear,
    int learnt,
    List<Notice> reasons) {
  public Advice {
    options = List.copyOf(options);
    reasons = List.copyOf(reasons);
  }

  /// A model that could be used.
  ///
  /// @param gain macro-F1 above that of the linear model, expected with all answers; from −1 to 1
  /// @param measured what was measured on a part of them; empty for a model that was not tried
  /// @param seconds to train it on all answers on this machine, about
  public record Option(String model, Interval gain, Optional<Measured> measured, double seconds) {
    public Basis basis() {
      return measured.isPresent() ? Basis.MEASURED : Basis.ESTIMATED;
    }
  }

  /// Gains in macro-F1 over the linear model on a part of the answers, both learning from the same
  /// texts, and on half of these.
  public record Measured(double gain, double gainByHalf) {}

  /// How a gain is known.
  public enum Basis {
    /// Tried on a part of the answers.
    MEASURED,
    /// From how the nearest relative that was tried fared, and from what is known of the two.
    ESTIMATED
  }

  /// The option that is recommended; empty where nothing was tried.
  public Optional<Option> recommended() {
    return options.stream().filter(option -> option.model().equals(model)).findFirst();
  }
}
