package marginalia.text;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// All texts as rows of word numbers, each row ended by the word [#END], and the table of the
/// words, the most frequent first. Needs 4 bytes per word of the texts. Immutable by agreement: the
/// arrays are handed out as they are.
public final class WordCorpus {
  /// The word at the end of every text.
  public static final String END = "</s>";

  private static final int CHUNK = 1_024;

  private final WordTable words;
  private final int[] starts;
  private final int[] tokens;

  private WordCorpus(WordTable words, int[] starts, int[] tokens) {
    this.words = words;
    this.starts = starts;
    this.tokens = tokens;
  }

  /// Reads every text once, several at a time; equal texts give equal results on any number of
  /// threads.
  public static WordCorpus of(Texts texts, WordCut cut, Progress progress) {
    int n = texts.size();
    WordTable arrived = new WordTable();
    int[] lengths = new int[n];
    int[][] pieces = new int[Math.ceilDiv(n, CHUNK)][];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          Piece piece = new Piece(cut);
          piece.read(texts.chunk(from, to), lengths, from);
          int[] here;
          synchronized (arrived) {
            here = arrived.addAll(piece.table);
          }
          pieces[from / CHUNK] = piece.renamed(here);
          progress.report(0.5 * done.addAndGet(to - from) / n, Notice.of("engine.vectorising"));
        });
    int[] ranks = arrived.ranks();
    int[] starts = new int[n + 1];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = Math.addExact(starts[row], lengths[row]);
    }
    int[] tokens = new int[starts[n]];
    progress.ranges(
        n,
        CHUNK,
        (from, _) -> {
          int at = starts[from];
          int[] piece = pieces[from / CHUNK];
          for (int token : piece) {
            tokens[at++] = ranks[token];
          }
          pieces[from / CHUNK] = new int[0];
        });
    return new WordCorpus(arrived.ranked(ranks, arrived.size()), starts, tokens);
  }

  /// Number of texts, n.
  public int rows() {
    return starts.length - 1;
  }

  /// The words by falling frequency.
  public WordTable words() {
    return words;
  }

  /// Where each row starts; n + 1 long. Not to be written to.
  public int[] starts() {
    return starts;
  }

  /// Word numbers of all rows. Not to be written to.
  public int[] tokens() {
    return tokens;
  }

  private static final class Piece {
    final WordTable table = new WordTable();
    private final WordReader reader;
    private final byte[] end = END.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private final int endHash = WordTable.hash(end);
    private int[] tokens = new int[CHUNK * 32];
    private int size;

    Piece(WordCut cut) {
      reader = new WordReader(cut);
    }

    void read(List<String> texts, int[] lengths, int firstRow) {
      int row = firstRow;
      for (String text : texts) {
        int words = reader.read(text);
        if (size + words + 1 > tokens.length) {
          tokens = Arrays.copyOf(tokens, Math.max(size + words + 1, tokens.length * 2));
        }
        for (int word = 0; word < words; word++) {
          tokens[size++] =
              table.add(reader.bytes(), reader.start(word), reader.end(word), reader.hash(word), 1);
        }
        tokens[size++] = table.add(end, 0, end.length, endHash, 1);
        lengths[row++] = words + 1;
      }
    }

    int[] renamed(int[] here) {
      int[] renamed = new int[size];
      for (int i = 0; i < size; i++) {
        renamed[i] = here[tokens[i]];
      }
      return renamed;
    }
  }
}
