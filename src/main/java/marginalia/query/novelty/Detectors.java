package marginalia.query.novelty;

import java.util.List;
import java.util.stream.Collectors;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The detectors there are, by name.
public final class Detectors {
  private static final List<Detector> ALL =
      List.of(
          new DistanceAndDoubt(),
          new NearestLabelled(),
          new MarginOutliers(),
          new ClassRadius(),
          new LargestProbability(),
          new Energy(),
          new Adversarial());

  private Detectors() {}

  /// All, the usual one first.
  public static List<Detector> all() {
    return ALL;
  }

  /// The one to take where nobody chose: the best of those measured in `src/docs/benchmarks.md`.
  public static Detector usual() {
    return ALL.getFirst();
  }

  /// The detector of a name.
  ///
  /// @throws NoticeException if there is none
  public static Detector named(String name) throws NoticeException {
    return ALL.stream()
        .filter(detector -> detector.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new NoticeException(
                Notice.of(
                    "novelty.unknown",
                    name,
                    ALL.stream().map(Detector::name).collect(Collectors.joining(", ")))));
  }
}
