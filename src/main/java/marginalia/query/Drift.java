package marginalia.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.query.Comparison.Term;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// How far the texts of each period are from those of a reference period.
///
/// @param periods in the order of time
/// @param skipped names of periods with fewer than 20 texts, or without 20 to compare with
public record Drift(List<Period> periods, List<String> skipped) {
  private static final int LEAST = 20;
  private static final int TERMS = 20;
  private static final int FEWEST_SHUFFLES = 3;
  private static final int MOST_SHUFFLES = 40;

  /// How far the mean area of the shuffles may be off by chance, as a standard error.
  private static final double CONTROL_ERROR = 0.006;

  private static final double SIGNIFICANT = 0.05;

  public Drift {
    periods = List.copyOf(periods);
    skipped = List.copyOf(skipped);
  }

  /// One period against the reference.
  ///
  /// @param texts how many it has
  /// @param inReference whether it is part of the reference; it is then compared with the rest of
  ///   it
  /// @param area how well a model tells it apart; of equally many texts on either side, drawn by
  ///   chance
  /// @param probability of such an area if nothing had changed, by [RocArea#probability()],
  ///   corrected for the number of periods: Holm (1979), jstor 4615733
  /// @param control mean area of the same texts with the sides dealt out by chance, more often the
  ///   fewer they are
  /// @param rising words that are more frequent than in the reference, the strongest first
  /// @param falling words that are rarer
  public record Period(
      String name,
      int texts,
      boolean inReference,
      RocArea area,
      double probability,
      double control,
      List<Term> rising,
      List<Term> falling) {
    public Period {
      rising = List.copyOf(rising);
      falling = List.copyOf(falling);
    }

    /// Whether the corrected probability is below 0.05.
    public boolean significant() {
      return probability < SIGNIFICANT;
    }

    private Period corrected(double other) {
      return new Period(name, texts, inReference, area, other, control, rising, falling);
    }
  }

  /// Texts with their periods.
  ///
  /// @param rows of the texts in `x`
  /// @param periods name of each text's period; they sort by time
  /// @param reference whether each text belongs to the reference
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Dated(
      SparseMatrix x,
      FittedVectoriser features,
      int[] rows,
      List<String> periods,
      boolean[] reference) {
    /// Rows of the texts whose place passes.
    private int[] rows(IntPredicate place) {
      return IntStream.range(0, rows.length).filter(place).map(i -> rows[i]).toArray();
    }
  }

  /// Compares each period with the reference. O(periods · most · length of a text).
  ///
  /// @param most texts on either side at most
  public static Drift of(Dated dated, LeftOut left, int most, long seed, Progress progress) {
    List<String> names = List.copyOf(new TreeSet<>(dated.periods()));
    List<Period> periods = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (int p = 0; p < names.size(); p++) {
      String name = names.get(p);
      progress.report((double) p / names.size(), Notice.of("engine.drift", name));
      int[] own = dated.rows(i -> dated.periods().get(i).equals(name));
      int[] others = dated.rows(i -> dated.reference()[i] && !dated.periods().get(i).equals(name));
      if (Math.min(own.length, others.length) < LEAST) {
        skipped.add(name);
      } else {
        boolean inside =
            IntStream.range(0, dated.rows().length)
                .anyMatch(i -> dated.reference()[i] && dated.periods().get(i).equals(name));
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + p);
        int size = Math.min(most, Math.min(own.length, others.length));
        int[] rows =
            IntStream.concat(
                    Arrays.stream(drawn(others, size, random)),
                    Arrays.stream(drawn(own, size, random)))
                .toArray();
        periods.add(
            period(dated, left, rows, new Named(name, own.length, inside), random, progress));
      }
    }
    return new Drift(holm(periods), skipped);
  }

  private record Named(String name, int texts, boolean inside) {}

  private static Period period(
      Dated dated,
      LeftOut left,
      int[] rows,
      Named named,
      SplittableRandom random,
      Progress progress) {
    Progress quiet = progress.silent();
    int half = rows.length / 2;
    ComparedRows compared = ComparedRows.of(dated.x(), rows, dated.features(), left, quiet);
    long seed = random.nextLong();
    RocArea area = AdversarialValidation.compare(compared.matrix(), half, seed, quiet).area();
    List<Term> terms = Comparison.terms(compared, half, seed, quiet);
    double control = 0;
    int shuffles = shuffles(half);
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      int[] order = drawn(IntStream.range(0, rows.length).toArray(), rows.length, random);
      control +=
          AdversarialValidation.compare(
                      compared.matrix().select(order), half, random.nextLong(), quiet)
                  .area()
                  .value()
              / shuffles;
    }
    return new Period(
        named.name(),
        named.texts(),
        named.inside(),
        area,
        area.probability(),
        control,
        terms.stream().filter(t -> t.secondShare() > t.firstShare()).limit(TERMS).toList(),
        terms.stream().filter(t -> t.secondShare() < t.firstShare()).limit(TERMS).toList());
  }

  /// The fewer texts, the more often: the area of sides dealt out by chance, n texts each, varies
  /// by (2n + 1) / 12n² (Mann and Whitney 1947, doi 10.1214/aoms/1177730491).
  private static int shuffles(int side) {
    double variance = (2.0 * side + 1) / (12.0 * side * side);
    double enough = Math.ceil(variance / (CONTROL_ERROR * CONTROL_ERROR));
    return (int) Math.clamp(enough, FEWEST_SHUFFLES, MOST_SHUFFLES);
  }

  /// So many of them by chance.
  private static int[] drawn(int[] rows, int count, SplittableRandom random) {
    int[] order = rows.clone();
    Shuffle.first(count, order, random);
    return Arrays.copyOf(order, count);
  }

  /// The k-th smallest of m probabilities counts m − k + 1 times, and at least as much as the one
  /// before it.
  static List<Period> holm(List<Period> periods) {
    Integer[] order = IntStream.range(0, periods.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> periods.get(i).probability()));
    List<Period> corrected = new ArrayList<>(periods);
    double least = 0;
    for (int k = 0; k < order.length; k++) {
      Period period = periods.get(order[k]);
      least = Math.max(least, Math.min(1, (order.length - k) * period.probability()));
      corrected.set(order[k], period.corrected(least));
    }
    return corrected;
  }
}
