package marginalia.exchange;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which encoding the first bytes of a file are in. Text that is valid UTF-8 is UTF-8, as nothing
/// else looks like it by chance; UTF-16 is told by its zero bytes or its order mark; GB18030 and
/// Big5 by how often the lead bytes of their common characters occur; the rest by ICU.
final class CharsetGuess {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /// Characters of windows-1252 above ASCII that Western European texts use often.
  private static final String WESTERN_LETTERS =
      "àáâäåæçèéêëìíîïñòóôöøùúûüßÀÁÄÅÆÇÈÉÊËÍÑÓÔÖØÚÜœŒ€£§°«»·¿¡–—‘’“”„…\u00A0";

  private CharsetGuess() {}

  /// The encoding; empty if the bytes look like no text at all.
  ///
  /// @param sample the file's first bytes; its last character may be cut
  static Optional<Charset> of(byte[] sample) {
    Optional<Charset> marked = byMark(sample);
    if (marked.isPresent()) {
      return marked;
    }
    int zeros = 0;
    for (byte b : sample) {
      zeros += b == 0 ? 1 : 0;
    }
    int broken = broken(sample, StandardCharsets.UTF_8);
    if (zeros == 0 && broken == 0) {
      return looksBinary(sample) ? Optional.empty() : Optional.of(StandardCharsets.UTF_8);
    }
    Optional<Charset> wide = zeros > 0 ? wide(sample) : Optional.empty();
    if (wide.isPresent()) {
      return wide;
    }
    if ((zeros > 2 && zeros * 100L > sample.length) || looksBinary(sample)) {
      return Optional.empty();
    }
    if (broken == 0 || broken * 10 <= multiByte(sample)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    return chinese(sample)
        .or(() -> western(sample))
        .or(() -> icu(sample))
        .or(() -> mostlyAscii(sample) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty());
  }

  private static Optional<Charset> byMark(byte[] s) {
    if (begins(s, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(s, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(StandardCharsets.UTF_32LE);
    }
    if (begins(s, 0xFF, 0xFE) && readable(s, StandardCharsets.UTF_16LE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (begins(s, 0xFE, 0xFF) && readable(s, StandardCharsets.UTF_16BE)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] sample, int... mark) {
    if (sample.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((sample[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> wide(byte[] sample) {
    if (readable(sample, StandardCharsets.UTF_16LE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return readable(sample, StandardCharsets.UTF_16BE)
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /// Whether nearly all characters are ones that texts are made of.
  private static boolean readable(byte[] sample, Charset charset) {
    CharBuffer text = decode(sample, charset, new int[1]);
    int common = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean usual =
          (c >= ' ' && c < 0x7F)
              || c == '\n'
              || c == '\r'
              || c == '\t'
              || (c >= 0xA0 && c < 0x600)
              || (c >= 0x2010 && c < 0x2050)
              || (c >= 0x3000 && c < 0x3100)
              || (c >= 0x4E00 && c < 0xA000)
              || (c >= 0xAC00 && c < 0xD7A4)
              || Character.isSurrogate(c)
              || c == 0xFEFF
              || (c >= 0xFF00 && c < 0xFFEF);
      common += usual ? 1 : 0;
    }
    boolean line = text.toString().indexOf('\n') >= 0 || text.length() < 500;
    return text.length() > 0 && line && common >= 0.95 * text.length();
  }

  /// Characters of UTF-8 that take more than one byte and are whole.
  private static int multiByte(byte[] sample) {
    CharBuffer text = decode(sample, StandardCharsets.UTF_8, new int[1]);
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      count += c > 0x7F && c != 0xFFFD ? 1 : 0;
    }
    return count;
  }

  private static Optional<Charset> chinese(byte[] sample) {
    int pairs = 0;
    int simplified = 0;
    int traditional = 0;
    for (int i = 0; i + 1 < sample.length; i++) {
      int lead = sample[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int trail = sample[++i] & 0xFF;
      pairs++;
      boolean high = trail >= 0xA1;
      simplified +=
          high && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3)) ? 1 : 0;
      traditional +=
          (high || (trail >= 0x40 && trail < 0x7F)) && lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
    }
    if (pairs < 2) {
      return Optional.empty();
    }
    double gb = broken(sample, GB18030) == 0 ? (double) simplified / pairs : 0;
    double big5 = broken(sample, BIG5) == 0 ? (double) traditional / pairs : 0;
    if (Math.max(gb, big5) < 0.8) {
      return Optional.empty();
    }
    return Optional.of(gb >= big5 ? GB18030 : BIG5);
  }

  private static Optional<Charset> western(byte[] sample) {
    CharBuffer text = decode(sample, WESTERN, new int[1]);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F && WESTERN_LETTERS.indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(WESTERN);
  }

  /// What ICU makes of it; a few bytes above ASCII tell it nothing.
  private static Optional<Charset> icu(byte[] sample) {
    if (high(sample) < 20) {
      return Optional.empty();
    }
    for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
      boolean known = Charset.isSupported(match.getName());
      if (known && match.getConfidence() >= 40) {
        Charset charset = Charset.forName(match.getName());
        if (!charset.equals(StandardCharsets.UTF_8) && broken(sample, charset) == 0) {
          return Optional.of(charset);
        }
      }
    }
    return Optional.empty();
  }

  /// Control characters that no text has, in numbers.
  private static boolean looksBinary(byte[] sample) {
    int strange = 0;
    for (byte b : sample) {
      boolean usual = b < 0 || b >= ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0x1b;
      strange += usual ? 0 : 1;
    }
    return strange * 20L > sample.length;
  }

  private static boolean mostlyAscii(byte[] sample) {
    return high(sample) * 4L < sample.length;
  }

  private static int high(byte[] sample) {
    int high = 0;
    for (byte b : sample) {
      high += b < 0 ? 1 : 0;
    }
    return high;
  }

  private static int broken(byte[] sample, Charset charset) {
    int[] broken = new int[1];
    decode(sample, charset, broken);
    return broken[0];
  }

  /// Decodes with U+FFFD for what is broken, counting it; a cut last character is left out.
  private static CharBuffer decode(byte[] sample, Charset charset, int[] broken) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(sample);
    CharBuffer out = CharBuffer.allocate(2 * sample.length + 16);
    CoderResult result = decoder.decode(in, out, false);
    while (result.isError()) {
      broken[0]++;
      in.position(in.position() + result.length());
      out.put('\uFFFD');
      result = decoder.decode(in, out, false);
    }
    return out.flip();
  }
}
