package marginalia.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.linear.LinearClassifier;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;

/// How two sets of texts differ, and by what. Immutable by agreement: the array is not copied.
///
/// @param probabilities of belonging to the second set, of the texts of the first and then of those
///   of the second, out of fold
/// @param area how well the two are told apart
/// @param before the same with nothing left out; empty where nothing was
/// @param toFirst words that speak for the first set, the strongest first
/// @param toSecond words that speak for the second
/// @param closing texts of the second set that are least like the first, without near-duplicates:
///   with these labelled the gap closes soonest
@SuppressWarnings("ArrayRecordComponent") // Large, never compared.
public record Comparison(
    float[] probabilities,
    RocArea area,
    Optional<RocArea> before,
    List<Term> toFirst,
    List<Term> toSecond,
    List<Candidate> closing) {
  private static final int TERMS = 40;

  public Comparison {
    toFirst = List.copyOf(toFirst);
    toSecond = List.copyOf(toSecond);
    closing = List.copyOf(closing);
  }

  /// A word or a row of words that gives the difference away, or how long a text is.
  ///
  /// @param words as they are spelt; empty for a length
  /// @param terms where it is a length: this many different n-grams, up to twice as many; 0 for
  ///   words
  /// @param firstShare share of the first set's texts that hold it, from 0 to 1
  /// @param secondShare the same of the second
  /// @param effect how far it moves the mean scores of the two sets apart, above 0
  public record Term(
      String words, int terms, double firstShare, double secondShare, double effect) {}

  /// Two sets of texts.
  ///
  /// @param first rows of the first set in `x`
  /// @param second rows of the second, none of them in the first
  /// @param id of a row
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Sides(
      SparseMatrix x, FittedVectoriser features, int[] first, int[] second, IntToLongFunction id) {
    int[] rows() {
      return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
  }

  /// Compares two sets; twice, where something is left out. O(nonzeros).
  ///
  /// @param closing how many texts to name that close the gap
  public static Comparison of(
      Sides sides, LeftOut left, int closing, long seed, Progress progress) {
    Optional<RocArea> before =
        left.nothing()
            ? Optional.empty()
            : Optional.of(
                AdversarialValidation.compare(
                        rows(sides, LeftOut.NOTHING, progress).matrix(),
                        sides.first().length,
                        seed,
                        progress)
                    .area());
    ComparedRows rows = rows(sides, left, progress);
    AdversarialValidation.Told told =
        AdversarialValidation.compare(rows.matrix(), sides.first().length, seed, progress);
    progress.checkCancelled();
    List<Term> terms = terms(rows, sides.first().length, seed, progress.silent());
    return new Comparison(
        told.probabilities(),
        told.area(),
        before,
        terms.stream().filter(t -> t.firstShare() > t.secondShare()).limit(TERMS).toList(),
        terms.stream().filter(t -> t.firstShare() < t.secondShare()).limit(TERMS).toList(),
        closing(sides, told.probabilities(), closing, seed, progress));
  }

  private static ComparedRows rows(Sides sides, LeftOut left, Progress progress) {
    return ComparedRows.of(sides.x(), sides.rows(), sides.features(), left, progress);
  }

  private static List<Candidate> closing(
      Sides sides, float[] probabilities, int count, long seed, Progress progress) {
    float[] unlike = new float[sides.x().rows()];
    int firsts = sides.first().length;
    for (int i = 0; i < sides.second().length; i++) {
      unlike[sides.second()[i]] = probabilities[firsts + i];
    }
    long[] ids = IntStream.of(sides.second()).mapToLong(sides.id()).toArray();
    Pool pool = Pool.of(ids, sides.second(), sides.x()).withUnlikeness(unlike);
    return new AdversarialSampling().select(pool, count, seed, progress);
  }

  /// Columns whose weights and mean values agree, those that part the sets most first. What they
  /// add up to is the distance of the sets' mean scores.
  static List<Term> terms(ComparedRows rows, int firsts, long seed, Progress progress) {
    SparseMatrix x = rows.matrix();
    LinearClassifier model = AdversarialValidation.model(x, firsts, seed, progress);
    int seconds = x.rows() - firsts;
    double[] difference = new double[x.columns()];
    int[] inFirst = new int[x.columns()];
    int[] inSecond = new int[x.columns()];
    for (int row = 0; row < x.rows(); row++) {
      if (row % 4_096 == 0) {
        progress.checkCancelled();
      }
      boolean first = row < firsts;
      double share = first ? -1.0 / firsts : 1.0 / seconds;
      int[] counts = first ? inFirst : inSecond;
      for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
        difference[x.indices()[i]] += share * x.values()[i];
        counts[x.indices()[i]]++;
      }
    }
    List<Term> terms = new ArrayList<>();
    for (int column = 0; column < x.columns(); column++) {
      double effect = difference[column] * (model.weight(column, 1) - model.weight(column, 0));
      if (effect > 0 && says(rows.words(column))) {
        terms.add(
            new Term(
                rows.words(column),
                rows.terms(column),
                (double) inFirst[column] / firsts,
                (double) inSecond[column] / seconds,
                effect));
      }
    }
    terms.sort(Comparator.comparingDouble(Term::effect).reversed());
    return terms;
  }

  /// Whether it is worth naming: a single word or sign, or a row without signs, which say no more
  /// than the words beside them.
  private static boolean says(String words) {
    return words.indexOf(' ') < 0
        || Arrays.stream(words.split(" "))
            .allMatch(word -> word.codePoints().anyMatch(Character::isLetterOrDigit));
  }
}
