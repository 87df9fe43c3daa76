package marginalia.wording;

/// Words that somebody typed or a file holds, as a sentence can cite them: in one line, with what
/// cannot be seen written out, such as `\n` or `\u200b`, and long ones cut.
public final class Cited {
  /// So many characters (code points) are cited at most.
  private static final int LONGEST = 60;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Cited() {}

  public static String of(String words) {
    StringBuilder cited = new StringBuilder();
    words.codePoints().limit(LONGEST).forEach(c -> cited.append(shown(c)));
    return words.codePointCount(0, words.length()) > LONGEST
        ? cited.append('…').toString()
        : cited.toString();
  }

  private static String shown(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isUnseen(c) ? "\\u%04x".formatted(c) : Character.toString(c);
    };
  }

  /// Joiners stay: they shape emoji and the letters of some scripts.
  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT ->
          c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER && Character.isBmpCodePoint(c);
      default -> false;
    };
  }
}
