package marginalia.learn.fasttext;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.BucketIndex;
import marginalia.text.FittedVectoriser;
import marginalia.text.Occurrence;
import marginalia.text.PlacedWords;
import marginalia.text.SparseMatrix;
import marginalia.text.Stretch;
import marginalia.text.Subwords;
import marginalia.text.Subwords.Buckets;
import marginalia.text.Texts;
import marginalia.text.WordCorpus;
import marginalia.text.WordCut;
import marginalia.text.WordReader;
import marginalia.text.WordTable;
import marginalia.wording.Notice;

/// Fitted [FastTextGrams]: the words, by falling frequency, have the first columns, buckets the
/// others. Immutable; safe for any thread.
public final class FastTextFeatures implements FittedVectoriser {
  /// Name of its form in a model file.
  public static final String FORM = "fasttext-grams";

  private static final int CHUNK = 1_024;
  private static final String LABEL_PREFIX = "__label__";
  private static final byte[] END = WordCorpus.END.getBytes(StandardCharsets.UTF_8);

  private final FastTextGrams settings;
  private final WordTable words;
  private final BucketIndex index;
  private final int end;

  FastTextFeatures(FastTextGrams settings, WordTable words, BucketIndex index) {
    this.settings = settings;
    this.words = words;
    this.index = index;
    this.end = words.find(WordCorpus.END);
  }

  /// How they were fitted, nothing left automatic.
  @Override
  public FastTextGrams settings() {
    return settings;
  }

  /// The words, one column each.
  public WordTable words() {
    return words;
  }

  FastTextFeatures with(BucketIndex other) {
    return new FastTextFeatures(settings, words, other);
  }

  BucketIndex index() {
    return index;
  }

  /// Number of features, d.
  @Override
  public int columns() {
    return index.columns();
  }

  /// How the feature of a column is spelt: a word, or `#` and the number of a bucket, whose n-grams
  /// are not kept; `#` alone for the column that rare buckets share.
  @Override
  public String feature(int column) {
    if (column < words.size()) {
      return words.word(column);
    }
    return switch (index) {
      case BucketIndex.All _ -> "#" + (column - words.size());
      case BucketIndex.Some some ->
          column < some.first() ? "#" : "#" + some.kept()[column - some.first()];
    };
  }

  /// The n × d matrix of how often each text has each feature.
  @Override
  public SparseMatrix transform(Texts texts, Progress progress) {
    int n = texts.size();
    FeatureRows[] pieces = new FeatureRows[Math.ceilDiv(n, CHUNK)];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          pieces[from / CHUNK] = rows(texts.chunk(from, to));
          progress.report((double) done.addAndGet(to - from) / n, Notice.of("engine.vectorising"));
        });
    return FeatureRows.matrix(columns(), pieces);
  }

  private FeatureRows rows(List<String> texts) {
    FeatureRows rows = new FeatureRows(texts.size());
    WordReader reader = new WordReader(settings.cut());
    Subwords subwords = settings.subwords();
    Buckets buckets = new Buckets();
    Buckets columns = new Buckets();
    int[] hashes = new int[256];
    for (String text : texts) {
      buckets.clear();
      columns.clear();
      int count = reader.read(text);
      if (hashes.length <= count) {
        hashes = new int[count * 2];
      }
      int kept = 0;
      for (int i = 0; i < count; i++) {
        byte[] bytes = reader.bytes();
        int word = words.find(bytes, reader.start(i), reader.end(i), reader.hash(i));
        if (word < 0 && isLabel(reader, i)) {
          continue;
        }
        hashes[kept++] = reader.hash(i);
        if (word >= 0) {
          columns.add(word);
        }
        if (word < 0 || word != end) {
          subwords.of(bytes, reader.start(i), reader.end(i), buckets);
        }
      }
      if (end >= 0) {
        columns.add(end);
      }
      hashes[kept++] = WordTable.hash(END);
      WordNgrams.add(hashes, kept, settings.wordNgrams(), settings.bucket(), buckets);
      for (int i = 0; i < buckets.size(); i++) {
        int column = index.column(buckets.get(i));
        if (column != BucketIndex.NONE) {
          columns.add(column);
        }
      }
      rows.add(columns);
    }
    return rows;
  }

  @Override
  public List<Occurrence> occurrences(String text) {
    List<PlacedWords.Word> read = PlacedWords.of(text, settings.cut());
    List<Occurrence> found = new ArrayList<>();
    Subwords subwords = settings.subwords();
    Buckets buckets = new Buckets();
    int[] hashes = new int[read.size()];
    for (int i = 0; i < hashes.length; i++) {
      byte[] bytes = read.get(i).word().getBytes(StandardCharsets.UTF_8);
      hashes[i] = WordTable.hash(bytes);
      int word = words.find(read.get(i).word());
      if (word >= 0) {
        found.add(new Occurrence(word, read.get(i).where()));
      }
      buckets.clear();
      addAll(subwords.of(bytes, 0, bytes.length, buckets), read.get(i).where(), found);
    }
    addRuns(read, hashes, found);
    return List.copyOf(found);
  }

  /// The runs of words; the end of the text is the last word of a run, too.
  private void addRuns(List<PlacedWords.Word> read, int[] hashes, List<Occurrence> into) {
    int[] ended = Arrays.copyOf(hashes, hashes.length + 1);
    ended[hashes.length] = WordTable.hash(END);
    Buckets buckets = new Buckets();
    for (int from = 0; from < hashes.length; from++) {
      int most = Math.min(settings.wordNgrams(), ended.length - from);
      buckets.clear();
      WordNgrams.add(
          Arrays.copyOfRange(ended, from, from + most), most, most, settings.bucket(), buckets);
      for (int i = 0; i < most - 1; i++) {
        int last = Math.min(from + i + 1, hashes.length - 1);
        Stretch where = new Stretch(read.get(from).where().start(), read.get(last).where().end());
        add(buckets.get(i), where, into);
      }
    }
  }

  private void addAll(Buckets buckets, Stretch where, List<Occurrence> into) {
    for (int i = 0; i < buckets.size(); i++) {
      add(buckets.get(i), where, into);
    }
  }

  private void add(int bucket, Stretch where, List<Occurrence> into) {
    int column = index.column(bucket);
    if (column != BucketIndex.NONE) {
      into.add(new Occurrence(column, where));
    }
  }

  @Override
  public List<int[]> words(List<String> texts) {
    WordReader reader = new WordReader(settings.cut());
    List<int[]> all = new ArrayList<>();
    for (String text : texts) {
      int[] columns = new int[reader.read(text)];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = words.find(reader.bytes(), reader.start(i), reader.end(i), reader.hash(i));
      }
      all.add(columns);
    }
    return all;
  }

  /// Whether C++ fastText would take a word of the text for a label and skip it.
  private boolean isLabel(WordReader reader, int word) {
    return settings.cut() == WordCut.WHITESPACE
        && reader.end(word) - reader.start(word) >= LABEL_PREFIX.length()
        && reader.word(word).startsWith(LABEL_PREFIX);
  }

  /// The words of a text as C++ fastText would have to be given them, parted by spaces.
  public String spaced(String text) {
    WordReader reader = new WordReader(settings.cut());
    int count = reader.read(text);
    StringBuilder spaced = new StringBuilder();
    for (int i = 0; i < count; i++) {
      spaced.append(i == 0 ? "" : " ").append(reader.word(i));
    }
    return spaced.toString();
  }

  /// Vectors to start a fit from: those of `vectors` for words it has, can put together from parts,
  /// or knows the stem of; for words nothing is known of the vector that is set for them, if it is
  /// not zero; the usual small numbers by chance for everything else.
  public RowMatrix pretrained(WordVectors vectors, long seed) {
    RowMatrix initial = RowMatrix.random(columns(), vectors.width(), seed);
    for (int word = 0; word < words.size(); word++) {
      float[] vector = vectors.vector(words.word(word));
      for (float number : vector) {
        if (number != 0) {
          initial.setRow(word, vector);
          break;
        }
      }
    }
    return initial;
  }

  /// Writes the features as data; [#read(DataInput)] reads them back equal.
  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(settings.cut().name());
    out.writeInt(settings.minCount());
    out.writeInt(settings.wordNgrams());
    out.writeInt(settings.minn());
    out.writeInt(settings.maxn());
    out.writeInt(settings.bucket());
    out.writeInt(settings.minTexts());
    words.write(out);
    BucketIndex.write(index, out);
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else
  public static FastTextFeatures read(DataInput in) throws IOException {
    FastTextGrams settings =
        new FastTextGrams(
            WordCut.valueOf(in.readUTF()),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt());
    WordTable words = WordTable.read(in);
    return new FastTextFeatures(settings, words, BucketIndex.read(in, words.size()));
  }
}
