package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.evaluate.Folds;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.linear.LogisticRegression;
import marginalia.query.RocArea;

/// Pairs of labels that are hard to tell apart. Those that the model takes for each other most are
/// looked at, by a model of the two alone.
final class Overlaps {
  /// So many pairs are given a model of their own.
  private static final int MOST = 40;

  /// Fewer texts tell nothing.
  private static final int LEAST_TEXTS = 5;

  /// Of a label with more texts a sample is learnt from.
  private static final int MOST_TEXTS = 1_000;

  private static final double LEAST_SHARE = 0.1;
  private static final int FOLDS = 5;

  private final AnsweredTexts of;
  private final Space space;
  private final Confusions confusions;
  private final long seed;

  Overlaps(AnsweredTexts of, Space space, Confusions confusions, long seed) {
    this.of = of;
    this.space = space;
    this.confusions = confusions;
    this.seed = seed;
  }

  List<Finding> find(Progress progress) {
    List<Confusions.Pair> pairs =
        confusions.pairs().stream()
            .filter(pair -> confusions.mutual(pair) >= LEAST_SHARE)
            .filter(pair -> enough(pair.first()) && enough(pair.second()))
            .sorted(
                Comparator.<Confusions.Pair>comparingDouble(pair -> -confusions.mutual(pair))
                    .thenComparingInt(Confusions.Pair::first)
                    .thenComparingInt(Confusions.Pair::second))
            .limit(MOST)
            .toList();
    List<Finding> found = new ArrayList<>();
    for (Confusions.Pair pair : pairs) {
      progress.checkCancelled();
      found.add(overlap(pair, progress));
    }
    return found;
  }

  private boolean enough(int label) {
    return space.members(label).size() >= LEAST_TEXTS;
  }

  /// As sure as the upper end of the area's standard error allows.
  private Finding overlap(Confusions.Pair pair, Progress progress) {
    boolean smaller = space.members(pair.first()).size() <= space.members(pair.second()).size();
    int goes = smaller ? pair.first() : pair.second();
    int stays = smaller ? pair.second() : pair.first();
    RocArea area = area(goes, stays, progress);
    double strength = Math.clamp(2 * (1 - area.value() - area.standardError()), 0, 1);
    List<Integer> behind =
        Stream.concat(confusions.rows(goes, stays).stream(), confusions.rows(stays, goes).stream())
            .toList();
    return new Finding.Overlap(
        goes,
        stays,
        behind,
        confusions.share(goes, stays),
        confusions.share(stays, goes),
        space.separation(goes, stays),
        area.value(),
        forecast(goes, stays),
        strength);
  }

  /// How well a model of two labels tells them, out of fold.
  private RocArea area(int a, int b, Progress progress) {
    int[] firsts = own(a, b);
    int[] seconds = own(b, a);
    if (firsts.length < 2 || seconds.length < 2) {
      return RocArea.of(new float[firsts.length + seconds.length], firsts.length);
    }
    int[] rows = IntStream.concat(IntStream.of(firsts), IntStream.of(seconds)).toArray();
    Targets y =
        Targets.single(
            IntStream.range(0, rows.length).map(i -> i < firsts.length ? 0 : 1).toArray(), 2);
    int folds = Math.min(FOLDS, rows.length);
    int[] fold = Folds.stratified(y, folds, seed);
    float[] scores = new float[rows.length];
    for (int f = 0; f < folds; f++) {
      int current = f;
      int[] learnt = IntStream.range(0, rows.length).filter(i -> fold[i] != current).toArray();
      int[] asked = IntStream.range(0, rows.length).filter(i -> fold[i] == current).toArray();
      var p =
          model()
              .uncalibrated(
                  of.x().select(at(rows, learnt)), y.select(learnt), seed, progress.silent())
              .probabilities(of.x().select(at(rows, asked)), progress.silent());
      for (int i = 0; i < asked.length; i++) {
        scores[asked[i]] = p.of(i, 1);
      }
    }
    return RocArea.of(scores, firsts.length);
  }

  private static LogisticRegression model() {
    return new LogisticRegression(1, 20, 0.05, 0.5);
  }

  private static int[] at(int[] rows, int[] places) {
    return IntStream.of(places).map(place -> rows[place]).toArray();
  }

  /// Texts of a label that do not have the other one too.
  private int[] own(int label, int other) {
    int[] rows =
        space.members(label).stream()
            .mapToInt(Integer::intValue)
            .filter(row -> !of.y().has(row, other))
            .toArray();
    return rows.length <= MOST_TEXTS
        ? rows
        : IntStream.of(Shuffle.of(rows.length, seed))
            .limit(MOST_TEXTS)
            .map(i -> rows[i])
            .sorted()
            .toArray();
  }

  private Finding.Forecast forecast(int goes, int stays) {
    double before = Scores.of(of.y(), confusions.decisions()).macroF1();
    double after =
        Scores.of(Merged.of(of.y(), goes, stays), Merged.of(confusions.decisions(), goes, stays))
            .macroF1();
    return new Finding.Forecast(before, after);
  }
}
