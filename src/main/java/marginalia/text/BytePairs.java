package marginalia.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GPT-2's and RoBERTa's tokeniser: words, their UTF-8 bytes, and neighbours joined in the order of
/// a list. Sennrich, Haddow and Birch (2016), doi:10.18653/v1/P16-1162. Marks within a text are
/// read as plain text.
public final class BytePairs implements SubwordTokeniser {
  private static final Pattern WORDS =
      Pattern.compile(
          String.join(
              "|",
              "\\x27(?:[sdmt]|re|ve|ll)",
              "\\x20?\\p{L}+",
              "\\x20?\\p{N}+",
              "\\x20?[^\\s\\p{L}\\p{N}]+",
              "\\s+(?!\\S)",
              "\\s+"),
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final char[] SIGNS = signs();

  private final Map<String, Integer> vocabulary;
  private final Map<String, Integer> ranks;
  private final boolean spaceBefore;

  /// @param ranks place of each pair, its two parts with a space between them
  /// @param spaceBefore whether a text is read as if a space stood before it
  BytePairs(Map<String, Integer> vocabulary, Map<String, Integer> ranks, boolean spaceBefore) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.ranks = Map.copyOf(ranks);
    this.spaceBefore = spaceBefore;
  }

  /// A visible sign for every byte: printable ones stand for themselves, the others for those from
  /// 256 on, in order.
  private static char[] signs() {
    char[] signs = new char[256];
    int next = 256;
    for (int b = 0; b < signs.length; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
      signs[b] = (char) (printable ? b : next++);
    }
    return signs;
  }

  /// A part of a word and the bytes it stands for.
  private record Part(String token, int firstByte, int endByte) {}

  @Override
  public List<Piece> pieces(String text) {
    boolean shifted = spaceBefore && !text.isEmpty() && !Character.isWhitespace(text.charAt(0));
    String read = shifted ? " " + text : text;
    int shift = shifted ? 1 : 0;
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = WORDS.matcher(read);
    while (matcher.find()) {
      word(matcher.group(), matcher.start() - shift, pieces);
    }
    return List.copyOf(pieces);
  }

  private void word(String word, int offset, List<Piece> into) {
    int[] from = new int[word.length() * 3 + 1];
    int[] to = new int[word.length() * 3 + 1];
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < word.length(); ) {
      int next = at + Character.charCount(word.codePointAt(at));
      for (byte b : word.substring(at, next).getBytes(StandardCharsets.UTF_8)) {
        int place = parts.size();
        from[place] = offset + at;
        to[place] = offset + next;
        parts.add(new Part(String.valueOf(SIGNS[b & 0xff]), place, place + 1));
      }
      at = next;
    }
    join(parts);
    for (Part part : parts) {
      Integer id = vocabulary.get(part.token());
      if (id != null) {
        int start = Math.max(0, from[part.firstByte()]);
        into.add(new Piece(id, part.token(), start, Math.max(start, to[part.endByte() - 1])));
      }
    }
  }

  /// Joins the neighbours that come first in the list until none is in it.
  private void join(List<Part> parts) {
    while (parts.size() > 1) {
      int best = -1;
      int bestRank = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < parts.size(); i++) {
        Integer rank = ranks.get(parts.get(i).token() + " " + parts.get(i + 1).token());
        if (rank != null && rank < bestRank) {
          best = i;
          bestRank = rank;
        }
      }
      if (best < 0) {
        return;
      }
      Part left = parts.get(best);
      Part right = parts.remove(best + 1);
      parts.set(best, new Part(left.token() + right.token(), left.firstByte(), right.endByte()));
    }
  }

  @Override
  public int size() {
    return vocabulary.size();
  }

  @Override
  public OptionalInt id(String token) {
    Integer id = vocabulary.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  @Override
  public OptionalInt first() {
    return id("<s>");
  }

  @Override
  public OptionalInt last() {
    return id("</s>");
  }
}
