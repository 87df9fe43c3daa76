package marginalia.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.function.Consumer;

/// How BERT makes texts alike and cuts them into words, as Hugging Face's `BertNormalizer` and
/// `BertPreTokenizer` do.
///
/// @param clean whether control characters go
/// @param apart whether ideographs stand alone
/// @param plain whether accents go
/// @param lower whether capitals become small letters
record BertWords(boolean clean, boolean apart, boolean plain, boolean lower) {
  /// A word and where its code units came from.
  record Word(Normalised text, int start, int end) {
    String spelling() {
      return text.text().substring(start, end);
    }
  }

  Normalised normalise(String text) {
    Normalised.Builder builder = Normalised.of(text).builder();
    Normalizer2 nfd = Normalizer2.getNFDInstance();
    for (int from = 0; from < text.length(); ) {
      int c = text.codePointAt(from);
      int to = from + Character.charCount(c);
      String out = clean && isBlank(c) ? " " : Character.toString(c);
      if (clean && isDropped(c)) {
        out = "";
      }
      if (plain) {
        out = withoutMarks(nfd.normalize(out));
      }
      if (lower) {
        out = out.toLowerCase(Locale.ROOT);
      }
      builder.add(apart && isIdeograph(c) ? " " + out + " " : out, from, to);
      from = to;
    }
    return builder.build();
  }

  void words(Normalised text, Consumer<Word> each) {
    String all = text.text();
    int start = -1;
    for (int at = 0; at < all.length(); ) {
      int c = all.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean blank = isBlank(c);
      boolean sign = isPunctuation(c);
      if ((blank || sign) && start >= 0) {
        each.accept(new Word(text, start, at));
        start = -1;
      }
      if (sign) {
        each.accept(new Word(text, at, next));
      } else if (!blank && start < 0) {
        start = at;
      }
      at = next;
    }
    if (start >= 0) {
      each.accept(new Word(text, start, all.length()));
    }
  }

  private static String withoutMarks(String text) {
    return text.codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isDropped(int c) {
    if (c == 0 || c == 0xfffd) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          !isBlank(c);
      default -> false;
    };
  }

  private static boolean isIdeograph(int c) {
    return (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0x3400 && c <= 0x4dbf)
        || (c >= 0x20000 && c <= 0x2a6df)
        || (c >= 0x2a700 && c <= 0x2ceaf)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0x2f800 && c <= 0x2fa1f);
  }

  private static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
