package marginalia.corpus;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/// What a label may be called, in its main language and in others, and by which key it may be
/// given. Asked wherever a name comes in; names that a project has already are not asked again.
public final class LabelName {
  /// A name has so many characters (code points) at most.
  public static final int LONGEST = 200;

  /// Letters that are drawn as nothing.
  private static final String EMPTY_LETTERS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  /// Characters that turn the direction of what follows them, beyond the name's end too.
  private static final String TURNING = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

  /// Why something cannot be a name.
  public enum Flaw {
    /// Nothing of it can be seen.
    BLANK,
    /// It has a line break or another control character inside, or what is no character.
    CONTROL,
    /// It has more than [#LONGEST] characters.
    LONG
  }

  private LabelName() {}

  /// The name without what cannot be seen at both ends: white space, zero-width spaces, byte order
  /// marks, turns of the direction. The ends of emoji stay.
  public static String clean(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isUnseen(name.codePointAt(from))) {
      from += Character.charCount(name.codePointAt(from));
    }
    while (from < to && isUnseen(name.codePointBefore(to))) {
      to -= Character.charCount(name.codePointBefore(to));
    }
    return name.substring(from, to);
  }

  /// The beginning of a name, at most so many characters (code points).
  public static String cut(String name, int length) {
    return name.codePointCount(0, name.length()) <= length
        ? name
        : clean(name.substring(0, name.offsetByCodePoints(0, length)));
  }

  /// Why a name cannot be used, once it is [#clean]; empty if it can.
  public static Optional<Flaw> flaw(String name) {
    String clean = clean(name);
    if (clean.isEmpty()) {
      return Optional.of(Flaw.BLANK);
    }
    if (clean.codePoints().anyMatch(LabelName::isControl)) {
      return Optional.of(Flaw.CONTROL);
    }
    return clean.codePointCount(0, clean.length()) > LONGEST
        ? Optional.of(Flaw.LONG)
        : Optional.empty();
  }

  /// Whether a text can be the key of a label: one character that can be seen.
  public static boolean isKey(String key) {
    return key.length() == Character.charCount((key + " ").codePointAt(0))
        && Character.isDefined(key.codePointAt(0))
        && !isUnseen(key.codePointAt(0))
        && !isControl(key.codePointAt(0));
  }

  /// Whether a text is the code of a language, well-formed by BCP 47, such as `fr` or `zh-Hant`.
  public static boolean isLanguage(String code) {
    try {
      return !new Locale.Builder().setLanguageTag(code).build().toLanguageTag().equals("und");
    } catch (IllformedLocaleException _) {
      return false;
    }
  }

  /// The text without characters that XML 1.0 forbids: control characters other than tab and line
  /// breaks, and what is no character. Files of labels have none of them.
  public static String writable(String text) {
    if (text.codePoints().allMatch(LabelName::isWritable)) {
      return text;
    }
    StringBuilder written = new StringBuilder();
    text.codePoints().filter(LabelName::isWritable).forEach(written::appendCodePoint);
    return written.toString();
  }

  private static boolean isWritable(int c) {
    boolean character = c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
    return (c >= ' ' && character) || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isUnseen(int c) {
    boolean emojiTag = c >= 0xE0020 && c <= 0xE007F;
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (Character.getType(c) == Character.FORMAT && !emojiTag)
        || EMPTY_LETTERS.indexOf(c) >= 0;
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> !isWritable(c) || TURNING.indexOf(c) >= 0;
    };
  }
}
