package marginalia.learn.fasttext;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.text.BucketIndex;
import marginalia.text.BucketIndex.Rest;
import marginalia.text.SparseMatrix;
import marginalia.text.Subwords;
import marginalia.text.Subwords.Buckets;
import marginalia.text.WordCorpus;
import marginalia.text.WordTable;
import marginalia.wording.Notice;

/// One fit of [FastTextGrams]: counts in how many texts each bucket is used, gives columns to those
/// used often enough, and fills the matrix.
final class FastTextGramsFit {
  private static final int CHUNK = 1_024;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

  private final FastTextGrams settings;
  private final WordCorpus corpus;
  private final int kept;
  private final int[] subwordStarts;
  private int[] subwords = new int[0];

  FastTextGramsFit(FastTextGrams settings, WordCorpus corpus) {
    this.settings = settings;
    this.corpus = corpus;
    kept = corpus.words().atLeast(settings.minCount());
    subwordStarts = new int[corpus.words().size() + 1];
  }

  FastTextGrams.Fitted run(Progress progress) {
    findSubwords(progress);
    WordTable words = corpus.words().first(kept);
    BucketIndex index =
        settings.bucketed()
            ? bucketIndex(bucketTexts(progress))
            : new BucketIndex.Some(kept, 1, new int[0], Rest.DROPPED);
    FastTextFeatures model = new FastTextFeatures(settings, words, index);
    return new FastTextGrams.Fitted(model, matrix(model, index, progress));
  }

  private void findSubwords(Progress progress) {
    Subwords grams = settings.subwords();
    if (!grams.wanted()) {
      return;
    }
    WordTable words = corpus.words();
    int end = words.find(WordCorpus.END);
    Buckets all = new Buckets();
    for (int word = 0; word < words.size(); word++) {
      if (word != end) {
        byte[] bytes = words.bytes(word);
        grams.of(bytes, 0, bytes.length, all);
      }
      subwordStarts[word + 1] = all.size();
      if (word % CHUNK == 0) {
        progress.checkCancelled();
      }
    }
    subwords = all.toArray();
  }

  /// All buckets of a text, with repetitions.
  private void buckets(int row, int[] hashes, Buckets into) {
    into.clear();
    int from = corpus.starts()[row];
    int count = corpus.starts()[row + 1] - from;
    for (int i = 0; i < count; i++) {
      int word = corpus.tokens()[from + i];
      hashes[i] = corpus.words().hash(word);
      into.addAll(subwords, subwordStarts[word], subwordStarts[word + 1]);
    }
    WordNgrams.add(hashes, count, settings.wordNgrams(), settings.bucket(), into);
  }

  private int[] hashBuffer() {
    int longest = 0;
    for (int row = 0; row < corpus.rows(); row++) {
      longest = Math.max(longest, corpus.starts()[row + 1] - corpus.starts()[row]);
    }
    return new int[longest];
  }

  /// In how many texts each bucket is used.
  private int[] bucketTexts(Progress progress) {
    int[] texts = new int[settings.bucket()];
    progress.ranges(
        corpus.rows(),
        CHUNK,
        (from, to) -> {
          Buckets buckets = new Buckets();
          int[] hashes = hashBuffer();
          for (int row = from; row < to; row++) {
            buckets(row, hashes, buckets);
            buckets.sort();
            int previous = -1;
            for (int i = 0; i < buckets.size(); i++) {
              int bucket = buckets.get(i);
              if (bucket != previous) {
                ELEMENT.getAndAdd(texts, bucket, 1);
                previous = bucket;
              }
            }
          }
        });
    return texts;
  }

  /// Columns by falling use, so that what is used together with much else lies close together.
  private BucketIndex bucketIndex(int[] texts) {
    long[] order = new long[texts.length];
    int size = 0;
    for (int bucket = 0; bucket < texts.length; bucket++) {
      if (texts[bucket] >= settings.minTexts()) {
        order[size++] = (long) (Integer.MAX_VALUE - texts[bucket]) << 32 | bucket;
      }
    }
    Arrays.sort(order, 0, size);
    int[] buckets = new int[size];
    for (int i = 0; i < size; i++) {
      buckets[i] = (int) order[i];
    }
    return new BucketIndex.Some(kept, settings.bucket(), buckets, Rest.SHARED);
  }

  private SparseMatrix matrix(FastTextFeatures model, BucketIndex index, Progress progress) {
    int n = corpus.rows();
    FeatureRows[] pieces = new FeatureRows[Math.ceilDiv(n, CHUNK)];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          FeatureRows rows = new FeatureRows(to - from);
          Buckets buckets = new Buckets();
          Buckets columns = new Buckets();
          int[] hashes = hashBuffer();
          for (int row = from; row < to; row++) {
            columns.clear();
            for (int i = corpus.starts()[row]; i < corpus.starts()[row + 1]; i++) {
              if (corpus.tokens()[i] < kept) {
                columns.add(corpus.tokens()[i]);
              }
            }
            if (settings.bucketed()) {
              buckets(row, hashes, buckets);
              for (int i = 0; i < buckets.size(); i++) {
                int column = index.column(buckets.get(i));
                if (column != BucketIndex.NONE) {
                  columns.add(column);
                }
              }
            }
            rows.add(columns);
          }
          pieces[from / CHUNK] = rows;
          progress.report(
              0.5 + 0.5 * done.addAndGet(to - from) / n, Notice.of("engine.vectorising"));
        });
    return FeatureRows.matrix(model.columns(), pieces);
  }
}
