package marginalia.session;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import marginalia.corpus.DateSpan;
import marginalia.corpus.DateStep;
import marginalia.query.LeftOut;

/// How dated texts are to be compared over time.
///
/// @param reference against which all periods are compared; empty for the first periods that hold a
///   quarter of the texts
/// @param most texts on either side at most
public record DriftPlan(
    Optional<DateSpan> reference, DateStep step, LeftOut left, int most, long seed) {
  private static final int QUARTER = 4;

  /// By year, everything looked at, at most 1,000 against 1,000.
  public static DriftPlan defaults() {
    return new DriftPlan(Optional.empty(), DateStep.YEAR, LeftOut.NOTHING, 1_000, 1);
  }

  /// The reference, as said or chosen.
  ///
  /// @param dates at least one, each of a period
  DateSpan span(Iterable<String> dates) {
    if (reference.isPresent()) {
      return reference.get();
    }
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> last = new TreeMap<>();
    int all = 0;
    for (String date : dates) {
      String period = step.period(date).orElseThrow();
      counts.merge(period, 1, Integer::sum);
      String month = date.substring(0, step == DateStep.YEAR ? 4 : 7);
      last.merge(period, month, (a, b) -> a.compareTo(b) > 0 ? a : b);
      all++;
    }
    int held = 0;
    String end = "";
    for (Map.Entry<String, Integer> period : counts.entrySet()) {
      if (held * QUARTER < all) {
        held += period.getValue();
        end = last.getOrDefault(period.getKey(), "");
      }
    }
    return new DateSpan("", end);
  }
}
