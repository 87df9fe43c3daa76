package marginalia.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marginalia.wording.Notice;

/// A label of a file for which a binary project has no room; its texts came in and are open.
///
/// @param rows how many carry it
/// @param lines where the first of them begin, from 1
public record Surplus(String label, long rows, List<Long> lines) {
  private static final int LINES = 5;

  public Surplus {
    lines = List.copyOf(lines);
  }

  /// Which label was not taken, where it stands in `file`, and what to do to have it.
  public Notice said(String file) {
    String places = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return Notice.of(
        "import.surplus", file, label, rows, rows > lines.size() ? places + ", …" : places);
  }

  /// Counts them while a file is read.
  static final class Count {
    private final Map<String, Surplus> byLabel = new LinkedHashMap<>();

    void add(String label, long line) {
      byLabel.merge(label, new Surplus(label, 1, List.of(line)), Surplus::and);
    }

    /// In the order of the file.
    List<Surplus> all() {
      return List.copyOf(byLabel.values());
    }
  }

  private Surplus and(Surplus next) {
    if (lines.size() >= LINES) {
      return new Surplus(label, rows + next.rows, lines);
    }
    List<Long> all = new ArrayList<>(lines);
    all.addAll(next.lines);
    return new Surplus(label, rows + next.rows, all);
  }
}
