package marginalia.learn.embedding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.BucketIndex;
import marginalia.text.Stemmer;
import marginalia.text.Subwords;
import marginalia.text.Subwords.Buckets;
import marginalia.text.WordTable;

/// A vector for every word of a table; for others one from their character n-grams where these were
/// learnt, else that of the most frequent word of the same English stem, else one for all unknown
/// words. Words are looked up as they are written: folding is the caller's. Immutable; safe for any
/// thread.
public final class WordVectors {
  private final WordTable words;
  private final RowMatrix vectors;
  private final float[] norms;
  private final Optional<NgramVectors> ngrams;
  private final float[] unknown;

  /// Made when the first word is asked for that needs it, under the lock of this object.
  private Optional<Map<String, Integer>> stems = Optional.empty();

  /// Vectors that words are put together from.
  ///
  /// @param input first a row per word, then the rows of buckets, as `index` says
  public record NgramVectors(Subwords subwords, BucketIndex index, RowMatrix input) {}

  /// Where a vector comes from.
  public enum Source {
    KNOWN,
    NGRAMS,
    STEM,
    UNKNOWN
  }

  /// A word that is added to, or taken away from, others.
  ///
  /// @param sign 1 or −1
  public record Term(String word, int sign) {}

  /// A word and the cosine of its vector with the one asked for, from −1 to 1.
  public record Neighbour(String word, double similarity) {}

  private WordVectors(
      WordTable words, RowMatrix vectors, Optional<NgramVectors> ngrams, float[] unknown) {
    this.words = words;
    this.vectors = vectors;
    this.ngrams = ngrams;
    this.unknown = unknown;
    norms = new float[words.size()];
    for (int word = 0; word < norms.length; word++) {
      norms[word] = vectors.norm(word);
    }
  }

  /// Of words alone.
  ///
  /// @param vectors one row per word; taken over
  /// @throws IllegalArgumentException if there are fewer rows than words
  public static WordVectors of(WordTable words, RowMatrix vectors) {
    if (vectors.rows() < words.size()) {
      throw new IllegalArgumentException(vectors.rows() + " rows, " + words.size() + " words");
    }
    return new WordVectors(words, vectors, Optional.empty(), new float[vectors.width()]);
  }

  /// Of words and character n-grams: a word's vector is the mean of its own row and those of its
  /// n-grams.
  ///
  /// @throws IllegalArgumentException if the rows do not fit the index
  public static WordVectors of(WordTable words, NgramVectors ngrams) {
    RowMatrix input = ngrams.input();
    if (input.rows() != ngrams.index().columns()) {
      throw new IllegalArgumentException(
          input.rows() + " rows for " + ngrams.index().columns() + " columns");
    }
    RowMatrix vectors = RowMatrix.zero(words.size(), input.width());
    int end = words.find(marginalia.text.WordCorpus.END);
    Buckets buckets = new Buckets();
    for (int word = 0; word < words.size(); word++) {
      float[] vector = new float[input.width()];
      byte[] bytes = word == end ? new byte[0] : words.bytes(word);
      mean(ngrams, word, bytes, buckets, vector);
      vectors.setRow(word, vector);
    }
    return new WordVectors(words, vectors, Optional.of(ngrams), new float[input.width()]);
  }

  /// Mean of the rows of a word (its own left out if `word` is −1) and its n-grams.
  private static void mean(
      NgramVectors ngrams, int word, byte[] bytes, Buckets buckets, float[] into) {
    buckets.clear();
    if (bytes.length > 0) {
      ngrams.subwords().of(bytes, 0, bytes.length, buckets);
    }
    int count = 0;
    if (word >= 0) {
      ngrams.input().addTo(word, 1, into);
      count++;
    }
    for (int i = 0; i < buckets.size(); i++) {
      int column = ngrams.index().column(buckets.get(i));
      if (column != BucketIndex.NONE) {
        ngrams.input().addTo(column, 1, into);
        count++;
      }
    }
    for (int i = 0; i < into.length && count > 0; i++) {
      into[i] /= count;
    }
  }

  /// The same with another vector for unknown words.
  ///
  /// @throws IllegalArgumentException if it is not d long
  public WordVectors withUnknown(float[] vector) {
    if (vector.length != width()) {
      throw new IllegalArgumentException(vector.length + " numbers instead of " + width());
    }
    return new WordVectors(words, vectors, ngrams, vector.clone());
  }

  /// Number of words.
  public int size() {
    return words.size();
  }

  /// Length of a vector, d.
  public int width() {
    return vectors.width();
  }

  /// The words, in the order of their rows.
  public WordTable words() {
    return words;
  }

  /// The vectors of the words, one row each. Not to be written to.
  public RowMatrix vectors() {
    return vectors;
  }

  /// The vectors that words are put together from, if there are any.
  public Optional<NgramVectors> ngrams() {
    return ngrams;
  }

  /// Whether a word has a vector of its own.
  public boolean has(String word) {
    return words.find(word) >= 0;
  }

  /// Where the vector of a word comes from.
  public Source source(String word) {
    if (has(word)) {
      return Source.KNOWN;
    }
    if (composed(word).isPresent()) {
      return Source.NGRAMS;
    }
    return sameStem(word).isPresent() ? Source.STEM : Source.UNKNOWN;
  }

  /// The most frequent word with the stem of a word; empty if there is none.
  public Optional<String> sameStem(String word) {
    return Optional.ofNullable(stems().get(new Stemmer().stem(word))).map(words::word);
  }

  /// Words of one stem are told by the first of them: tables are by falling frequency.
  private synchronized Map<String, Integer> stems() {
    if (stems.isEmpty()) {
      Stemmer stemmer = new Stemmer();
      Map<String, Integer> first = new HashMap<>();
      for (int word = 0; word < size(); word++) {
        first.putIfAbsent(stemmer.stem(words.word(word)), word);
      }
      stems = Optional.of(first);
    }
    return stems.get();
  }

  /// The vector for words that nothing is known of, d long.
  public float[] unknown() {
    return unknown.clone();
  }

  /// The mean of all vectors but that of the end of texts, d long; zeros if there are none.
  public float[] mean() {
    float[] mean = new float[width()];
    int end = words.find(marginalia.text.WordCorpus.END);
    for (int word = 0; word < size(); word++) {
      if (word != end) {
        vectors.addTo(word, 1f / size(), mean);
      }
    }
    return mean;
  }

  /// The vector of a word, d long; zeros, or what [#withUnknown] set, for one that nothing is known
  /// of.
  public float[] vector(String word) {
    int known = words.find(word);
    if (known >= 0) {
      float[] vector = new float[width()];
      vectors.copyRow(known, vector);
      return vector;
    }
    return composed(word).or(() -> sameStem(word).map(this::vector)).orElseGet(unknown::clone);
  }

  private Optional<float[]> composed(String word) {
    if (ngrams.isEmpty()) {
      return Optional.empty();
    }
    float[] vector = new float[width()];
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    mean(ngrams.get(), -1, bytes, new Buckets(), vector);
    for (float value : vector) {
      if (value != 0) {
        return Optional.of(vector);
      }
    }
    return Optional.empty();
  }

  /// The words nearest to a word by cosine, the nearest first, the word itself and the end of text
  /// left out. Empty for a word without a vector. O(words · d).
  public List<Neighbour> neighbours(String word, int count) {
    return nearest(List.of(new Term(word, 1)), count);
  }

  /// What is to `c` as `b` is to `a`: the words nearest to b − a + c. Mikolov, Yih, Zweig (2013).
  public List<Neighbour> analogy(String a, String b, String c, int count) {
    return nearest(List.of(new Term(b, 1), new Term(a, -1), new Term(c, 1)), count);
  }

  /// The words nearest to a sum, each of its words made 1 long first; these words are left out.
  public List<Neighbour> nearest(List<Term> sum, int count) {
    float[] target = new float[width()];
    Set<String> without = new HashSet<>();
    for (Term term : sum) {
      add(term.word(), term.sign(), target);
      without.add(term.word());
    }
    return nearest(target, without, count);
  }

  private void add(String word, float sign, float[] into) {
    float[] vector = vector(word);
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    for (int i = 0; i < into.length && squares > 0; i++) {
      into[i] += (float) (sign * vector[i] / Math.sqrt(squares));
    }
  }

  /// The words nearest to a vector, but for some.
  private List<Neighbour> nearest(float[] vector, Set<String> without, int count) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (squares == 0 || count < 1) {
      return List.of();
    }
    int[] left = without.stream().mapToInt(words::find).toArray();
    int end = words.find(marginalia.text.WordCorpus.END);
    double length = Math.sqrt(squares);
    record Found(int word, double similarity) {}
    Comparator<Found> worstFirst =
        Comparator.comparingDouble(Found::similarity)
            .thenComparing(Found::word, Comparator.reverseOrder());
    PriorityQueue<Found> best = new PriorityQueue<>(worstFirst);
    for (int word = 0; word < size(); word++) {
      if (norms[word] == 0 || word == end || contains(left, word)) {
        continue;
      }
      double similarity = vectors.dot(word, vector) / (length * norms[word]);
      if (best.size() < count || similarity > best.element().similarity()) {
        best.add(new Found(word, similarity));
        if (best.size() > count) {
          best.remove();
        }
      }
    }
    List<Neighbour> neighbours = new ArrayList<>();
    while (!best.isEmpty()) {
      Found found = best.remove();
      neighbours.addFirst(new Neighbour(words.word(found.word()), found.similarity()));
    }
    return List.copyOf(neighbours);
  }

  private static boolean contains(int[] some, int word) {
    return Arrays.stream(some).anyMatch(other -> other == word);
  }
}
