package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// A fitted [TfIdf]: its d features and their weights. Immutable; safe for any thread.
public final class TfIdfModel {
  private static final int CHUNK = 1_024;
  private static final float[] SUBLINEAR = new float[1 << 16];

  static {
    for (int count = 1; count < SUBLINEAR.length; count++) {
      SUBLINEAR[count] = (float) (1 + Math.log(count));
    }
  }

  private final TfIdf settings;
  private final Vocabulary vocabulary;
  private final float[] idf;

  TfIdfModel(TfIdf settings, Vocabulary vocabulary, float[] idf) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.idf = idf;
  }

  /// How it was fitted.
  public TfIdf settings() {
    return settings;
  }

  /// Number of features, d.
  public int columns() {
    return idf.length;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// How the feature of a column is spelt.
  public String feature(int column) {
    return vocabulary.name(column);
  }

  /// Weight of a column for its rarity.
  public float idf(int column) {
    return idf[column];
  }

  /// The n × d matrix of texts; n-grams that are no feature are left out. A text without any gives
  /// an empty row.
  public SparseMatrix transform(Texts texts, Progress progress) {
    int n = texts.size();
    int pieces = Math.ceilDiv(n, CHUNK);
    int[][] indices = new int[pieces][];
    float[][] values = new float[pieces][];
    int[] starts = new int[n + 1];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          transformPiece(texts, from, to, indices, values, starts);
          progress.report((double) done.addAndGet(to - from) / n, Notice.of("engine.vectorising"));
        });
    for (int row = 0; row < n; row++) {
      starts[row + 1] = Math.addExact(starts[row], starts[row + 1]);
    }
    int[] allIndices = new int[starts[n]];
    float[] allValues = new float[starts[n]];
    for (int piece = 0; piece < pieces; piece++) {
      int at = starts[piece * CHUNK];
      System.arraycopy(indices[piece], 0, allIndices, at, indices[piece].length);
      System.arraycopy(values[piece], 0, allValues, at, values[piece].length);
    }
    return new SparseMatrix(columns(), starts, allIndices, allValues);
  }

  private void transformPiece(
      Texts texts, int from, int to, int[][] indices, float[][] values, int[] lengths) {
    Tokeniser tokeniser = settings.tokeniser();
    int[] pieceIndices = new int[CHUNK * 16];
    float[] pieceValues = new float[CHUNK * 16];
    long[] entries = new long[256];
    int end = 0;
    int row = from;
    for (String text : texts.chunk(from, to)) {
      tokeniser.clear();
      tokeniser.read(text);
      int grams = tokeniser.grams();
      if (entries.length < grams) {
        entries = new long[grams * 2];
      }
      int size = count(tokeniser, entries);
      if (end + size > pieceIndices.length) {
        int capacity = Math.max(end + size, pieceIndices.length * 2);
        pieceIndices = Arrays.copyOf(pieceIndices, capacity);
        pieceValues = Arrays.copyOf(pieceValues, capacity);
      }
      weigh(entries, size, pieceIndices, pieceValues, end);
      end += size;
      lengths[++row] = size;
    }
    indices[from / CHUNK] = Arrays.copyOf(pieceIndices, end);
    values[from / CHUNK] = Arrays.copyOf(pieceValues, end);
  }

  /// Puts column and count of each feature of the text into `entries`, by column.
  private int count(Tokeniser tokeniser, long[] entries) {
    int found = 0;
    for (int gram = 0; gram < tokeniser.grams(); gram++) {
      int column = vocabulary.column(tokeniser.hashes()[gram]);
      if (column >= 0) {
        entries[found++] = (long) column << 16;
      }
    }
    Arrays.sort(entries, 0, found);
    int size = 0;
    for (int i = 0; i < found; ) {
      int same = i;
      while (same < found && entries[same] == entries[i]) {
        same++;
      }
      entries[size++] = entries[i] | Math.min(same - i, Character.MAX_VALUE);
      i = same;
    }
    return size;
  }

  /// Writes a row of length 1 from sorted entries `column << 16 | count`.
  void weigh(long[] entries, int size, int[] indices, float[] values, int from) {
    double squares = 0;
    for (int i = 0; i < size; i++) {
      int column = (int) (entries[i] >>> 16);
      float value = SUBLINEAR[(int) entries[i] & 0xffff] * idf[column];
      indices[from + i] = column;
      values[from + i] = value;
      squares += (double) value * value;
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = from; i < from + size; i++) {
      values[i] *= scale;
    }
  }

  /// Writes the model as data; [#read(DataInput)] reads it back equal.
  public void write(DataOutput out) throws IOException {
    out.writeUTF(settings.language().name());
    out.writeInt(settings.shortest());
    out.writeInt(settings.longest());
    out.writeInt(settings.minDocuments());
    out.writeInt(settings.maxFeatures());
    vocabulary.write(out);
    for (float weight : idf) {
      out.writeFloat(weight);
    }
  }

  public static TfIdfModel read(DataInput in) throws IOException {
    TfIdf settings =
        new TfIdf(
            Language.valueOf(in.readUTF()), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    Vocabulary vocabulary = Vocabulary.read(in);
    float[] idf = new float[vocabulary.size()];
    for (int column = 0; column < idf.length; column++) {
      idf[column] = in.readFloat();
    }
    return new TfIdfModel(settings, vocabulary, idf);
  }
}
