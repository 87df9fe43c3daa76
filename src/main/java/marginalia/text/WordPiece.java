package marginalia.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// BERT's tokeniser: words, then for each the longest piece that fits, again and again. Wu et al.
/// (2016), arXiv:1609.08144. Marks such as `[MASK]` within a text are read as plain text.
public final class WordPiece implements SubwordTokeniser {
  /// The piece that stands for words which cannot be made of others.
  public static final String UNKNOWN = "[UNK]";

  private final Map<String, Integer> vocabulary;
  private final BertWords words;
  private final String unknown;
  private final String prefix;
  private final int longestWord;

  /// @param prefix stands before pieces that continue a word
  /// @param longestWord longer words are unknown
  /// @throws IllegalArgumentException if the list lacks the unknown piece
  WordPiece(
      Map<String, Integer> vocabulary,
      BertWords words,
      String unknown,
      String prefix,
      int longestWord) {
    if (!vocabulary.containsKey(unknown)) {
      throw new IllegalArgumentException("the list of pieces lacks " + unknown);
    }
    this.vocabulary = Map.copyOf(vocabulary);
    this.words = words;
    this.unknown = unknown;
    this.prefix = prefix;
    this.longestWord = longestWord;
  }

  @Override
  public List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    words.words(words.normalise(text), word -> cut(word, pieces));
    return List.copyOf(pieces);
  }

  private void cut(BertWords.Word word, List<Piece> into) {
    String spelling = word.spelling();
    int before = into.size();
    boolean fits = spelling.codePointCount(0, spelling.length()) <= longestWord;
    int start = 0;
    while (fits && start < spelling.length()) {
      int end = spelling.length();
      Integer id = null;
      String token = "";
      while (end > start && id == null) {
        token = (start == 0 ? "" : prefix) + spelling.substring(start, end);
        id = vocabulary.get(token);
        end -= id == null ? Character.charCount(spelling.codePointBefore(end)) : 0;
      }
      fits = id != null;
      if (id != null) {
        into.add(piece(id, token, word, start, end));
      }
      start = end;
    }
    if (!fits) {
      into.subList(before, into.size()).clear();
      into.add(piece(vocabulary.getOrDefault(unknown, 0), unknown, word, 0, spelling.length()));
    }
  }

  private static Piece piece(int id, String token, BertWords.Word word, int start, int end) {
    return new Piece(
        id,
        token,
        word.text().originalStart(word.start() + start),
        word.text().originalEnd(word.start() + end));
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
    return id("[CLS]");
  }

  @Override
  public OptionalInt last() {
    return id("[SEP]");
  }
}
