package marginalia.corpus;

/// A span of dates, both ends included. An end may be a year, a month or a day in ISO form: `2009`
/// as the last reaches to the end of the year.
///
/// @param from first year, month or day; empty for no limit
/// @param to last year, month or day; empty for no limit
public record DateSpan(String from, String to) {
  private static final String FORM = "(\\d{4}(-\\d{2}(-\\d{2})?)?)?";

  public DateSpan {
    if (!from.matches(FORM) || !to.matches(FORM)) {
      throw new IllegalArgumentException(from + ".." + to);
    }
  }

  /// Reads `2000..2009`, `2000-2009` of years alone, or one year, month or day.
  ///
  /// @throws IllegalArgumentException if it is none of these
  public static DateSpan of(String said) {
    if (said.matches("\\d{4}-\\d{4}")) {
      return new DateSpan(said.substring(0, 4), said.substring(5));
    }
    int dots = said.indexOf("..");
    return dots < 0
        ? new DateSpan(said, said)
        : new DateSpan(said.substring(0, dots), said.substring(dots + 2));
  }

  /// Whether a date in ISO form lies in it.
  public boolean holds(String date) {
    return date.compareTo(from) >= 0
        && (to.isEmpty()
            || date.substring(0, Math.min(date.length(), to.length())).compareTo(to) <= 0);
  }
}
