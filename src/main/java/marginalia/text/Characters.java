package marginalia.text;

import java.text.Normalizer;

/// What each character is to the tokeniser, and its folded form (NFKC, then lower case), as tables
/// over the basic plane. Characters whose folding depends on their neighbours, or is longer than
/// one character, are `HARD`: a text that holds one goes through the slow path.
final class Characters {
  static final byte GAP = 0;
  static final byte WORD = 1;
  static final byte SINGLE = 2;
  static final byte PUNCTUATION = 3;
  static final byte HARD = 4;

  static final char[] FOLD = new char[1 << 16];
  static final byte[] KIND = new byte[1 << 16];

  static {
    for (int c = 0; c < FOLD.length; c++) {
      fill((char) c);
    }
  }

  private Characters() {}

  private static void fill(char c) {
    FOLD[c] = c;
    if (Character.isSurrogate(c) || (c >= 0x1100 && c <= 0x11ff)) {
      KIND[c] = HARD;
      return;
    }
    if (c < 0x80 || (c >= 0x4e00 && c <= 0xd7a3) || (c >= 0xe000 && c <= 0xf8ff)) {
      FOLD[c] = Character.toLowerCase(c);
      KIND[c] = kind(c);
      return;
    }
    String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    boolean sign = folded.codePoints().allMatch(f -> kind(f) == PUNCTUATION || kind(f) == GAP);
    if (!sign && (folded.length() != 1 || isMark(folded.charAt(0)))) {
      KIND[c] = HARD;
    } else {
      FOLD[c] = Character.toLowerCase(folded.charAt(0));
      KIND[c] = kind(FOLD[c]);
    }
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /// Kind of a folded code point; never `HARD`.
  static byte kind(int c) {
    if (Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30ff)) {
      return SINGLE;
    }
    if (Character.isLetterOrDigit(c) || isMark(c) || c == '_') {
      return WORD;
    }
    if (Character.getType(c) == Character.OTHER_SYMBOL) {
      return SINGLE;
    }
    return Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || Character.isISOControl(c)
            || !Character.isDefined(c)
            || Character.getType(c) == Character.FORMAT
        ? GAP
        : PUNCTUATION;
  }
}
