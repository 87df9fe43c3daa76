package marginalia.learn.embedding;

import marginalia.jobs.Progress;
import marginalia.learn.embedding.WordVectors.NgramVectors;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.BucketIndex;
import marginalia.text.BucketIndex.Rest;
import marginalia.text.Subwords;
import marginalia.text.Texts;
import marginalia.text.WordCorpus;
import marginalia.text.WordCut;
import marginalia.text.WordTable;
import marginalia.wording.Bounds;

/// Word vectors from texts: word2vec (Mikolov, Chen, Corrado, Dean 2013, arXiv:1301.3781, and
/// arXiv:1310.4546), with character n-grams as in fastText (Bojanowski et al. 2017) where `maxn` is
/// above 0. The settings mean what they mean in C++ fastText.
///
/// With one thread equal arguments give equal vectors. With several the threads write to the same
/// weights without agreement (Hogwild): two runs then differ, neighbours far down a list change
/// places, while their quality does not.
///
/// @param dim length of the vectors
/// @param window words to each side that are looked at, at most; each time a number up to it is
///   drawn
/// @param epochs passes over the texts
/// @param lr size of the first step; it falls to 0
/// @param neg other words drawn for each true one in negative sampling
/// @param minCount how often a word must occur to have a vector
/// @param sampling t, the share of the texts above which a word is thinned out
/// @param subwords character n-grams; [#NO_SUBWORDS] for plain word2vec
/// @param threads 1 for results that can be repeated, more for speed
public record Word2Vec(
    Architecture architecture,
    Objective objective,
    int dim,
    int window,
    int epochs,
    double lr,
    int neg,
    int minCount,
    double sampling,
    Subwords subwords,
    Threads threads) {
  /// Words alone.
  public static final Subwords NO_SUBWORDS = new Subwords(0, 0, 0);

  /// What is predicted from what.
  public enum Architecture {
    /// A word from the mean of those around it.
    CBOW,
    /// Each of the words around it from a word.
    SKIP_GRAM
  }

  /// How it is predicted.
  public enum Objective {
    HIERARCHICAL_SOFTMAX,
    /// Negative sampling, all words alike.
    UNIFORM_NEGATIVES,
    /// Negative sampling, words by their frequency to the power 0.75.
    FREQUENT_NEGATIVES
  }

  /// How many threads work.
  public enum Threads {
    /// One; equal arguments give equal results.
    ONE,
    /// As many as the job has.
    ALL
  }

  public Word2Vec {
    Bounds.fromTo("dim", dim, 1, 4_096);
    Bounds.from("window", window, 1);
    Bounds.from("epochs", epochs, 1);
    Bounds.from("negatives", neg, 1);
    Bounds.from("minCount", minCount, 1);
    Bounds.aboveTo("lr", lr, 0, 100);
    Bounds.above("sampling", sampling, 0);
  }

  /// Skip-gram with five negatives and no subwords, as C++ fastText's defaults otherwise.
  public static Word2Vec defaults() {
    return new Word2Vec(
        Architecture.SKIP_GRAM,
        Objective.FREQUENT_NEGATIVES,
        100,
        5,
        5,
        0.05,
        5,
        5,
        1e-4,
        NO_SUBWORDS,
        Threads.ALL);
  }

  /// Learns vectors of all words of the texts that are frequent enough; none at all is allowed.
  ///
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  public WordVectors fit(Texts texts, WordCut cut, long seed, Progress progress) {
    WordCorpus corpus = WordCorpus.of(texts, cut, progress);
    WordTable words = corpus.words().first(corpus.words().atLeast(minCount));
    WordRows rows = WordRows.of(words, subwords);
    RowMatrix input = RowMatrix.random(rows.index().columns(), dim, seed);
    if (subwords.wanted()) {
      input.setRow(words.size(), new float[dim]); // n-grams of no word of the texts say nothing
    }
    if (words.size() > 0) {
      RowMatrix output = RowMatrix.zero(words.size(), dim);
      new Word2VecFit(
              this, corpus, words, rows, new Word2VecFit.Weights(input, output, layer(words)), seed)
          .run(progress);
    }
    return subwords.wanted()
        ? WordVectors.of(words, new NgramVectors(subwords, rows.index(), input))
        : WordVectors.of(words, input);
  }

  private OutputLayer layer(WordTable words) {
    long[] counts = new long[words.size()];
    java.util.Arrays.setAll(counts, words::count);
    return switch (objective) {
      case HIERARCHICAL_SOFTMAX -> HierarchicalSoftmax.of(counts);
      case UNIFORM_NEGATIVES -> negatives(counts, 0);
      case FREQUENT_NEGATIVES -> negatives(counts, 0.75);
    };
  }

  private NegativeSampling negatives(long[] counts, double power) {
    return new NegativeSampling(
        NegativeTable.of(counts, power), counts.length > 1 ? neg : 0, OneVsAll.Precision.EXACT);
  }

  /// The input rows of each word: its own, and those of its n-grams.
  ///
  /// @param starts where each word's rows start; one more than words
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record WordRows(BucketIndex index, int[] starts, int[] rows, float[] ones) {
    static WordRows of(WordTable words, Subwords subwords) {
      int n = words.size();
      int end = words.find(WordCorpus.END);
      Subwords.Buckets all = new Subwords.Buckets();
      int[] starts = new int[n + 1];
      for (int word = 0; word < n; word++) {
        all.add(-1);
        if (word != end) {
          byte[] bytes = words.bytes(word);
          subwords.of(bytes, 0, bytes.length, all);
        }
        starts[word + 1] = all.size();
      }
      int[] rows = all.toArray();
      int[] used = java.util.Arrays.stream(rows).filter(b -> b >= 0).sorted().distinct().toArray();
      BucketIndex index =
          new BucketIndex.Some(
              n,
              Math.max(1, subwords.buckets()),
              used,
              subwords.wanted() ? Rest.SHARED : Rest.DROPPED);
      for (int word = 0; word < n; word++) {
        rows[starts[word]] = word;
        for (int i = starts[word] + 1; i < starts[word + 1]; i++) {
          rows[i] = index.column(rows[i]);
        }
      }
      float[] ones = new float[rows.length];
      java.util.Arrays.fill(ones, 1);
      return new WordRows(index, starts, rows, ones);
    }
  }
}
