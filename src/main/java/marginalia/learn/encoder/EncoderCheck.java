package marginalia.learn.encoder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import marginalia.text.Language;
import marginalia.text.Piece;
import marginalia.text.SubwordFile;
import marginalia.text.SubwordTokeniser;
import marginalia.text.WordPiece;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Finds out by trying whether two files are an encoder, and what has to be known of it.
final class EncoderCheck {
  private static final String ENGLISH =
      "My order has not arrived yet; when will it be sent, and how much does the post cost?";
  private static final String CHINESE = "请问我的订单什么时候可以发货？快递费一共需要多少钱？";
  private static final String CAPITALS = "The NEW York Office of IBM";
  private static final double MOST_UNKNOWN = 0.1;

  private EncoderCheck() {}

  /// What comes out: its card is without heads, and its name ends with a digest of both files and
  /// of how vectors are made of them.
  ///
  /// @throws NoticeException if they are no encoder, or do not belong together; says why
  static Candidate tried(EncoderFiles files, byte[] weights, byte[] pieces) throws IOException {
    SubwordTokeniser tokeniser = tokeniser(files, pieces);
    String slug = files.plainName() + "-" + digest(weights, pieces, files.pooling());
    EncoderSession session = session(files, weights);
    try {
      return new Candidate(card(files, slug, session, tokeniser), weights, session, tokeniser);
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static EncoderCard card(
      EncoderFiles files, String slug, EncoderSession session, SubwordTokeniser tokeniser)
      throws IOException {
    boolean small = unknown(tokeniser, CAPITALS) > unknown(tokeniser, small(CAPITALS));
    Set<Language> languages = EnumSet.noneOf(Language.class);
    if (reads(tokeniser, small ? small(ENGLISH) : ENGLISH, 2 * ENGLISH.split(" ").length)) {
      languages.add(Language.ENGLISH);
    }
    if (reads(tokeniser, CHINESE, CHINESE.length() * 3 / 2)) {
      languages.add(Language.CHINESE);
    }
    if (languages.isEmpty()) {
      throw new NoticeException(Notice.of("encoder.readsNothing", files.tokeniser().toString()));
    }
    int width = width(files, session, tokeniser);
    return new EncoderCard(slug, languages, width, 0, files.pooling(), small, files.licence());
  }

  private static EncoderSession session(EncoderFiles files, byte[] weights) throws NoticeException {
    try {
      return new EncoderSession(weights);
    } catch (EncoderException e) {
      Notice why =
          e.getCause() == null ? e.notice() : Notice.verbatim(String.valueOf(e.getCause()));
      throw new NoticeException(Notice.of("encoder.cannotAdd", files.weights().toString(), why), e);
    }
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static SubwordTokeniser tokeniser(EncoderFiles files, byte[] pieces) throws IOException {
    SubwordTokeniser tokeniser;
    try {
      tokeniser = SubwordFile.read(new ByteArrayInputStream(pieces));
    } catch (IOException e) {
      throw new NoticeException(
          Notice.of(
              "encoder.badTokeniser", files.tokeniser().toString(), String.valueOf(e.getMessage())),
          e);
    }
    if (tokeniser.first().isEmpty() || tokeniser.last().isEmpty()) {
      throw new NoticeException(Notice.of("encoder.noMarks", files.tokeniser().toString()));
    }
    return tokeniser;
  }

  /// Share of a text's pieces that are not in the list.
  private static double unknown(SubwordTokeniser tokeniser, String text) {
    List<Piece> pieces = tokeniser.pieces(text);
    long unknown = pieces.stream().filter(piece -> piece.token().equals(WordPiece.UNKNOWN)).count();
    return pieces.isEmpty() ? 1 : (double) unknown / pieces.size();
  }

  private static boolean reads(SubwordTokeniser tokeniser, String text, int most) {
    return unknown(tokeniser, text) <= MOST_UNKNOWN && tokeniser.pieces(text).size() <= most;
  }

  /// Lets the weights read a text that holds the last piece of the list, and two texts at once.
  private static int width(EncoderFiles files, EncoderSession session, SubwordTokeniser tokeniser)
      throws IOException {
    int[] text = {
      tokeniser.first().orElseThrow(), tokeniser.size() - 1, tokeniser.last().orElseThrow()
    };
    long[] twice = new long[2 * text.length];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = text[i % text.length];
    }
    long[] there = new long[twice.length];
    Arrays.fill(there, 1);
    FloatBuffer hidden;
    try {
      hidden = session.hidden(twice, there, 2);
    } catch (EncoderException e) {
      throw new NoticeException(
          Notice.of(
              "encoder.doNotFit",
              files.weights().toString(),
              files.tokeniser().toString(),
              String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage())),
          e);
    }
    int width = hidden.remaining() / twice.length;
    while (hidden.hasRemaining()) {
      if (!Float.isFinite(hidden.get())) {
        throw new NoticeException(Notice.of("encoder.noNumbers", files.weights().toString()));
      }
    }
    return width;
  }

  private static String digest(byte[] weights, byte[] pieces, Pooling pooling) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(weights);
      digest.update(pieces);
      digest.update(pooling.name().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
