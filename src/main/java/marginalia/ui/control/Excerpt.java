package marginalia.ui.control;

/// The beginning of a text in one line.
public final class Excerpt {
  private Excerpt() {}

  /// At most `length` code points, line breaks and control characters as blanks.
  public static String of(String text, int length) {
    String line =
        text.substring(0, Math.min(text.length(), length * 4))
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length)).strip() + "…";
  }
}
