package marginalia.ui.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import marginalia.query.AutoSampling;

/// How strategies are mixed, as sliders have it.
///
/// @param shares of each strategy, from 0 to 1; only their ratio matters
record Blend(Map<String, Double> shares) {
  /// What there is a slider for, whatever the mixture.
  private static final List<String> USUAL =
      List.of("margin", "rare-labels", "density", "adversarial", "random");

  Blend {
    shares = new LinkedHashMap<>(shares);
  }

  /// Reads a strategy as the project's settings keep it.
  ///
  /// @param auc of the adversarial validation, by which the automatic choice mixes; 0.5 if unknown
  static Blend of(String strategy, double auc) {
    Map<String, Double> shares = new LinkedHashMap<>();
    USUAL.forEach(name -> shares.put(name, 0.0));
    String mixture =
        switch (strategy) {
          case "auto" -> AutoSampling.mixture(auc).name();
          case "mixture" -> "margin:0.8+adversarial:0.2";
          default -> strategy;
        };
    for (String part : mixture.split("\\+", -1)) {
      int colon = part.indexOf(':');
      String name = colon < 0 ? part : part.substring(0, colon);
      double weight = colon < 0 ? 1 : Double.parseDouble(part.substring(colon + 1));
      shares.put(name, Math.clamp(weight, 0, 1));
    }
    return new Blend(shares);
  }

  Blend with(String name, double share) {
    Map<String, Double> next = new LinkedHashMap<>(shares);
    next.put(name, Math.clamp(share, 0, 1));
    return new Blend(next);
  }

  /// As the project's settings keep it; empty if all sliders are at 0.
  Optional<String> strategy() {
    double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (total < 0.005) {
      return Optional.empty();
    }
    List<Map.Entry<String, Double>> parts =
        shares.entrySet().stream().filter(part -> part.getValue() / total >= 0.005).toList();
    return Optional.of(
        parts.size() == 1
            ? parts.getFirst().getKey()
            : parts.stream()
                .map(part ->
                    String.format(Locale.ROOT, "%s:%.2f", part.getKey(), part.getValue() / total))
                .collect(Collectors.joining("+")));
  }
}
