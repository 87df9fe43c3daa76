package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// Fitted [TokenSequences]: token 0 is a word without a number, token 1 the end of a sentence, and
/// the words follow by falling frequency. Immutable; safe for any thread.
public final class TokenVocabulary implements FittedVectoriser {
  /// Name of its form in a model file.
  public static final String FORM = "tokens";

  /// The token that stands for any word that has no number.
  public static final int UNKNOWN = 0;

  /// The token after a sentence.
  public static final int SENTENCE_END = 1;

  private static final int FIRST = 2;
  private static final int CHUNK = 1_024;
  private static final String ENDS = ".!?。！？；…";

  private final TokenSequences settings;
  private final WordTable words;
  private final TokenPairs pairs;

  TokenVocabulary(TokenSequences settings, WordTable words) {
    this(settings, words, TokenPairs.none(words.size() + FIRST));
  }

  private TokenVocabulary(TokenSequences settings, WordTable words, TokenPairs pairs) {
    this.settings = settings;
    this.words = words;
    this.pairs = pairs;
  }

  /// The same words, and pairs of them.
  TokenVocabulary with(TokenPairs pairsOfThem) {
    return new TokenVocabulary(settings, words, pairsOfThem);
  }

  @Override
  public TokenSequences settings() {
    return settings;
  }

  @Override
  public int columns() {
    return pairs.columns();
  }

  /// Number of tokens that are words.
  public int words() {
    return pairs.words();
  }

  @Override
  public String feature(int column) {
    if (column >= pairs.words()) {
      return feature(pairs.head(column)) + feature(pairs.second(column));
    }
    return column < FIRST ? "#" : words.word(column - FIRST);
  }

  private int token(WordReader reader, int word) {
    int found = words.find(reader.bytes(), reader.start(word), reader.end(word), reader.hash(word));
    return found < 0 ? UNKNOWN : found + FIRST;
  }

  @Override
  public Sequences transform(Texts texts, Progress progress) {
    int n = texts.size();
    int[][] pieces = new int[Math.ceilDiv(n, CHUNK)][];
    int[] lengths = new int[n];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          WordReader reader = new WordReader(settings.cut());
          int[] tokens = new int[CHUNK];
          int size = 0;
          int row = from;
          for (String text : texts.chunk(from, to)) {
            int count = Math.min(settings.longest(), reader.read(text));
            if (size + 2 * count > tokens.length) {
              tokens = Arrays.copyOf(tokens, Math.max(size + 2 * count, 2 * tokens.length));
            }
            int before = size;
            for (int word = 0; word < count; word++) {
              tokens[size++] = token(reader, word);
              if (ends(reader, word)) {
                tokens[size++] = SENTENCE_END;
              }
            }
            lengths[row++] = size - before;
          }
          pieces[from / CHUNK] = Arrays.copyOf(tokens, size);
          progress.report(
              0.5 + 0.5 * done.addAndGet(to - from) / n, Notice.of("engine.vectorising"));
        });
    int[] starts = new int[n + 1];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = Math.addExact(starts[row], lengths[row]);
    }
    int[] all = new int[starts[n]];
    for (int i = 0; i < pieces.length; i++) {
      System.arraycopy(pieces[i], 0, all, starts[i * CHUNK], pieces[i].length);
    }
    return pairs.in(new Sequences(pairs.words(), starts, all));
  }

  private boolean ends(WordReader reader, int word) {
    return settings.ends() == TokenSequences.Ends.SENTENCES
        && reader.end(word) - reader.start(word) <= 3
        && ENDS.contains(reader.word(word));
  }

  @Override
  public List<Occurrence> occurrences(String text) {
    List<Occurrence> found = new ArrayList<>();
    for (PlacedWords.Word word : PlacedWords.of(text, settings.cut())) {
      int known = words.find(word.word());
      if (known >= 0) {
        found.add(new Occurrence(known + FIRST, word.where()));
      }
    }
    return List.copyOf(found);
  }

  /// Where each token of a text stands in it, in the order of [#transform]; the end of a sentence
  /// stands where its sign does. A token that is not found again has an empty place.
  public List<Stretch> places(String text) {
    List<PlacedWords.Word> placed = PlacedWords.of(text, settings.cut());
    WordReader reader = new WordReader(settings.cut());
    int count = Math.min(settings.longest(), reader.read(text));
    List<Stretch> places = new ArrayList<>();
    int next = 0;
    for (int word = 0; word < count; word++) {
      int found = next;
      while (found < placed.size() && !placed.get(found).word().equals(reader.word(word))) {
        found++;
      }
      boolean known = found < placed.size();
      next = known ? found + 1 : next;
      Stretch where = known ? placed.get(found).where() : new Stretch(0, 0);
      places.add(where);
      if (ends(reader, word)) {
        places.add(where);
      }
    }
    return List.copyOf(places);
  }

  @Override
  public List<int[]> words(List<String> texts) {
    WordReader reader = new WordReader(settings.cut());
    List<int[]> all = new ArrayList<>();
    for (String text : texts) {
      int[] columns = new int[Math.min(settings.longest(), reader.read(text))];
      for (int i = 0; i < columns.length; i++) {
        int token = token(reader, i);
        columns[i] = token == UNKNOWN ? -1 : token;
      }
      all.add(columns);
    }
    return all;
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(settings.cut().name());
    out.writeInt(settings.minCount());
    out.writeInt(settings.longest());
    out.writeUTF(settings.ends().name());
    out.writeInt(settings.minPairs());
    words.write(out);
    pairs.write(out);
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else
  public static TokenVocabulary read(DataInput in) throws IOException {
    TokenSequences settings =
        new TokenSequences(
            WordCut.valueOf(in.readUTF()),
            in.readInt(),
            in.readInt(),
            TokenSequences.Ends.valueOf(in.readUTF()),
            in.readInt());
    WordTable words = WordTable.read(in);
    TokenPairs pairs = TokenPairs.read(in);
    if (pairs.words() != words.size() + FIRST) {
      throw new IOException("pairs of other words");
    }
    return new TokenVocabulary(settings, words, pairs);
  }
}
