package marginalia.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import marginalia.query.Strategies;

/// The strategy as the slider has it: one that looks for what the model does not know, mixed with
/// texts unlike the labelled ones.
///
/// @param base name of a query strategy
/// @param unlike share of adversarial validation, from 0 to 1
record Mixture(String base, double unlike) {
  /// Strategies that choose a whole batch or mix by themselves.
  private static final Set<String> ALONE = Set.of("auto", "core-set", "diverse");

  private static final String UNLIKE = "adversarial";

  /// What can be chosen.
  static final List<String> BASES =
      Strategies.names().stream()
          .filter(name -> !name.equals(UNLIKE) && !name.equals("mixture"))
          .toList();

  Mixture {
    unlike = Math.clamp(unlike, 0, 1);
  }

  /// Whether the strategy can be mixed with adversarial validation.
  boolean mixes() {
    return !ALONE.contains(base);
  }

  /// Reads a strategy as [#strategy()] writes it; what it does not know becomes margin.
  static Mixture of(String strategy) {
    String base = "margin";
    double unlike = 0;
    for (String part : strategy.split("\\+", -1)) {
      String name = part.replaceAll(":.*", "");
      if (name.equals(UNLIKE)) {
        unlike = part.contains(":") ? Double.parseDouble(part.replaceAll(".*:", "")) : 1;
      } else if (BASES.contains(name)) {
        base = name;
      }
    }
    return new Mixture(base, unlike);
  }

  Mixture withBase(String newBase) {
    return new Mixture(newBase, unlike);
  }

  Mixture withUnlike(double newUnlike) {
    return new Mixture(base, newUnlike);
  }

  /// As the project's settings keep it.
  String strategy() {
    if (unlike < 0.005 || !mixes()) {
      return base;
    }
    if (unlike > 0.995) {
      return UNLIKE;
    }
    return String.format(Locale.ROOT, "%s:%.2f+%s:%.2f", base, 1 - unlike, UNLIKE, unlike);
  }
}
