package marginalia;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Durations of one kind. Safe for any thread.
final class Latencies {
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  void add(long duration) {
    nanos.add(duration);
  }

  int count() {
    return nanos.size();
  }

  /// The duration that a share of all stays within, in milliseconds; 0 for none.
  double millis(double share) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    if (sorted.isEmpty()) {
      return 0;
    }
    int at = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(at, 0, sorted.size() - 1)) / 1e6;
  }

  /// In words: count, median, 95th percentile, maximum.
  String summary() {
    return String.format(
        Locale.ROOT,
        "n %d, p50 %.1f ms, p95 %.1f ms, max %.1f ms",
        count(),
        millis(0.5),
        millis(0.95),
        millis(1));
  }
}
