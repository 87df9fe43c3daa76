package marginalia.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as files write them.
final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(.*)", Pattern.DOTALL);

  private Dates() {}

  /// A date that begins with its year, such as `2026/3/7` or `2026年3月7日`, as `2026-03-07`; anything
  /// else as it is. A time behind it is kept.
  static String iso(String cell) {
    String date = cell.strip();
    Matcher matcher = YEAR_FIRST.matcher(date);
    return matcher.matches()
        ? "%s-%2s-%2s"
                .formatted(matcher.group(1), matcher.group(2), matcher.group(3))
                .replace(' ', '0')
            + matcher.group(4)
        : date;
  }
}
