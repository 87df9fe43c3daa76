package marginalia.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The names of all strategies, for the command line and the window.
public final class Strategies {
  private static final List<QueryStrategy> ALL =
      List.of(
          new AutoSampling(),
          new UncertaintySampling(Uncertainty.MARGIN),
          new UncertaintySampling(Uncertainty.ENTROPY),
          new UncertaintySampling(Uncertainty.LEAST_CONFIDENCE),
          Committee.defaults(),
          new ExpectedChange(),
          new ExpectedDistance(),
          new ContrastiveSampling(),
          new DensityWeighted(),
          new RareLabels(),
          new AdversarialSampling(),
          new CoreSet(),
          new DiverseSampling(),
          new RandomSampling());

  private static final String MIXTURE = "mixture";

  private Strategies() {}

  /// The names, the default first.
  public static List<String> names() {
    List<String> names = new ArrayList<>(ALL.stream().map(QueryStrategy::name).toList());
    names.add(MIXTURE);
    return List.copyOf(names);
  }

  /// What a strategy does, in a sentence for the user.
  public static Notice description(String name) {
    return Notice.of("engine.strategy." + name);
  }

  /// The strategy of this name; `mixture` stands for `margin:0.8+adversarial:0.2`, and other
  /// mixtures are written like that.
  ///
  /// @throws NoticeException if there is no such strategy; it tells what there is
  public static QueryStrategy strategy(String name) throws NoticeException {
    if (name.equals(MIXTURE)) {
      return strategy("margin:0.8+adversarial:0.2");
    }
    if (!name.contains("+") && !name.contains(":")) {
      return simple(name, name);
    }
    List<Mixture.Part> parts = new ArrayList<>();
    for (String part : name.split("\\+", -1)) {
      int colon = part.indexOf(':');
      QueryStrategy strategy = simple(colon < 0 ? part : part.substring(0, colon), name);
      if (!(strategy instanceof ScoringStrategy scoring)) {
        throw unknown(name);
      }
      double weight = colon < 0 ? 1 : weight(part.substring(colon + 1)).orElse(0.0);
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw unknown(name);
      }
      parts.add(new Mixture.Part(scoring, weight));
    }
    return new Mixture(parts);
  }

  private static QueryStrategy simple(String name, String whole) throws NoticeException {
    return ALL.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(whole));
  }

  private static Optional<Double> weight(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static NoticeException unknown(String name) {
    return new NoticeException(
        Notice.of("engine.unknownStrategy", name, String.join(", ", names())));
  }
}
