package marginalia.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// The characters of a JSON or XML file, by its byte order mark or the encoding that it declares,
/// else UTF-8. Parsers would say in words of their own what they cannot decode, or where in bytes.
final class EncodedText {
  private static final int HEAD = 200;

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  private EncodedText() {}

  /// @throws marginalia.wording.NoticeException if the file cannot be read or decoded; names file,
  ///   line and column
  static String of(Path file) throws IOException {
    byte[] bytes = Source.all(file);
    Charset charset = charset(file, bytes);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer read =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), read, true);
    end = end.isError() ? end : decoder.flush(read);
    String text = read.flip().toString();
    if (end.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      throw SchemeFile.bad(
          file,
          line,
          text.length() - text.lastIndexOf('\n'),
          Notice.of("scheme.file.bytes", charset.name()));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(Path file, byte[] bytes) throws IOException {
    byte first = bytes.length < 2 ? (byte) ' ' : bytes[0];
    byte second = bytes.length < 2 ? (byte) ' ' : bytes[1];
    if (first == 0 || (first == (byte) 0xFE && second == (byte) 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (second == 0 || (first == (byte) 0xFF && second == (byte) 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    String name = declared.find() ? declared.group(1) : StandardCharsets.UTF_8.name();
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      throw SchemeFile.bad(
          file, 1, declared.start(1) + 1, Notice.of("scheme.file.encoding", Cited.of(name)));
    }
  }
}
