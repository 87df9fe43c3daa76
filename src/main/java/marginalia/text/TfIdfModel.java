package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// A fitted [TfIdf]: its d features and their weights. Immutable; safe for any thread.
public final class TfIdfModel implements FittedVectoriser {
  /// Name of its form in a model file.
  public static final String FORM = "tf-idf";

  private static final int CHUNK = 1_024;
  private final TfIdf settings;
  private final Vocabulary vocabulary;
  private final float[] idf;
  private final int texts;
  private final float[] worths;

  /// @param texts how many texts it was fitted on
  TfIdfModel(TfIdf settings, Vocabulary vocabulary, float[] idf, int texts) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.idf = idf;
    this.texts = texts;
    worths = settings.weighting().worths();
  }

  /// How it was fitted.
  @Override
  public TfIdf settings() {
    return settings;
  }

  /// Number of features, d.
  @Override
  public int columns() {
    return idf.length;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// How the feature of a column is spelt.
  @Override
  public String feature(int column) {
    return vocabulary.name(column);
  }

  /// Weight of a column for its rarity.
  public float idf(int column) {
    return idf[column];
  }

  /// The n × d matrix of texts; n-grams that are no feature are left out. A text without any gives
  /// an empty row.
  @Override
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

  /// Writes a row from sorted entries `column << 16 | count`.
  void weigh(long[] entries, int size, int[] indices, float[] values, int from) {
    for (int i = 0; i < size; i++) {
      int column = (int) (entries[i] >>> 16);
      indices[from + i] = column;
      values[from + i] = worths[(int) entries[i] & 0xffff] * idf[column];
    }
    settings.weighting().scale(values, from, from + size);
  }

  /// The same model with columns for n-grams of further texts behind its own, which stay as they
  /// are, weights included: what was made with this model still fits, and nothing is counted anew.
  /// A new column is as rare as the further texts show it among all texts seen so far.
  public TfIdfModel grown(Texts more, Progress progress) {
    TfIdfModel other = settings.fit(more, progress);
    int all = texts + more.size();
    int[] added =
        IntStream.range(0, other.columns())
            .filter(column -> vocabulary.column(other.vocabulary.hash(column)) < 0)
            .toArray();
    float[] weights = Arrays.copyOf(idf, idf.length + added.length);
    for (int i = 0; i < added.length; i++) {
      double seen = (1.0 + all) / (1.0 + more.size());
      weights[idf.length + i] =
          settings.weighting().rarity() == Weighting.Rarity.NONE
              ? 1
              : (float) (other.idf[added[i]] + Math.log(seen));
    }
    return new TfIdfModel(settings, vocabulary.with(other.vocabulary, added), weights, all);
  }

  @Override
  public List<Occurrence> occurrences(String text) {
    PlacedUnits placed = PlacedUnits.read(settings.text(), text);
    Tokeniser tokeniser = placed.tokeniser();
    List<Occurrence> found = new ArrayList<>();
    for (int gram = 0; gram < tokeniser.grams(); gram++) {
      int column = vocabulary.column(tokeniser.hashes()[gram]);
      if (column >= 0) {
        found.add(
            new Occurrence(
                column, placed.original(tokeniser.spanStart(gram), tokeniser.spanEnd(gram))));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<int[]> words(List<String> some) {
    boolean features = settings.text().units().shortest() == 1;
    Tokeniser tokeniser = settings.tokeniser();
    List<int[]> words = new ArrayList<>();
    for (String text : some) {
      tokeniser.clear();
      tokeniser.read(text);
      int[] columns = new int[features ? tokeniser.units() : 0];
      Arrays.setAll(columns, unit -> vocabulary.column(tokeniser.unit(unit)));
      words.add(columns);
    }
    return words;
  }

  /// Writes the model as data; [#read(DataInput)] reads it back equal.
  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    SettingsCodec.write(settings, out);
    out.writeInt(texts);
    vocabulary.write(out);
    for (float weight : idf) {
      out.writeFloat(weight);
    }
  }

  public static TfIdfModel read(DataInput in) throws IOException {
    TfIdf settings = SettingsCodec.read(in);
    return read(settings, in.readInt(), in);
  }

  /// Reads what the first format of model files holds; how many texts it was fitted on is not known
  /// there and counts as 0.
  public static TfIdfModel readFirst(DataInput in) throws IOException {
    return read(SettingsCodec.readFirst(in), 0, in);
  }

  private static TfIdfModel read(TfIdf settings, int texts, DataInput in) throws IOException {
    Vocabulary vocabulary = Vocabulary.read(in);
    float[] idf = new float[vocabulary.size()];
    for (int column = 0; column < idf.length; column++) {
      idf[column] = in.readFloat();
    }
    return new TfIdfModel(settings, vocabulary, idf, texts);
  }
}
