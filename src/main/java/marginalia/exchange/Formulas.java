package marginalia.exchange;

/// Keeps spreadsheets from running a cell: one that begins with `=`, `+`, `-`, `@`, a tab, a
/// carriage return, a line feed or the full-width ＝ ＋ － ＠ gets an apostrophe in front; so does one
/// that begins with apostrophes and then one of these, so that taking one off restores every cell.
final class Formulas {
  private static final String STARTS = "=+-@\t\r\n＝＋－＠";

  private Formulas() {}

  static String neutralise(String cell) {
    return isFormula(cell, 0) ? "'" + cell : cell;
  }

  /// Undoes [#neutralise(String)].
  static String restore(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == '\'' && isFormula(cell, 1)
        ? cell.substring(1)
        : cell;
  }

  private static boolean isFormula(String cell, int from) {
    int at = from;
    while (at < cell.length() && cell.charAt(at) == '\'') {
      at++;
    }
    return at < cell.length() && STARTS.indexOf(cell.charAt(at)) >= 0;
  }
}
