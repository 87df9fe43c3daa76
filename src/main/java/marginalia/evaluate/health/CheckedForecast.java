package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import marginalia.evaluate.CrossValidation;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.TextRows;
import marginalia.wording.Notice;

/// What a merge of two labels was foretold to do to macro-F1, by counting the confusion matrix
/// again, and what it did once the model had learnt the merged labels.
///
/// @param before macro-F1 out of fold with both labels
/// @param foretold with one label in place of the two, from the same decisions
/// @param learnt out of fold, from a model that learnt the merged labels
public record CheckedForecast(int from, int into, double before, double foretold, double learnt) {
  /// Merges pairs of labels one at a time: the first half those that are taken for each other most,
  /// the other half drawn by chance. Costs `folds` fits before, and as many for each pair.
  ///
  /// @param pairs from 1 to the number of pairs there are
  public static List<CheckedForecast> of(
      Trainer trainer, TextRows x, Targets y, int folds, int pairs, long seed, Progress progress) {
    int k = y.labels();
    if (pairs < 1 || pairs > k * (k - 1) / 2) {
      throw new IllegalArgumentException(pairs + " pairs of " + k + " labels");
    }
    Targets decisions =
        CrossValidation.outOfFold(trainer, x, y, folds, seed, progress.silent()).decisions();
    double before = Scores.of(y, decisions).macroF1();
    List<CheckedForecast> checked = new ArrayList<>();
    for (Confusions.Pair pair : drawn(new Confusions(y, decisions), k, pairs, seed)) {
      progress.report(
          (double) checked.size() / pairs,
          Notice.of("experiment.simulating", checked.size() + 1, pairs));
      int from = pair.first();
      int into = pair.second();
      Targets merged = Merged.of(y, from, into);
      double foretold = Scores.of(merged, Merged.of(decisions, from, into)).macroF1();
      Targets anew =
          CrossValidation.outOfFold(trainer, x, merged, folds, seed, progress.silent()).decisions();
      checked.add(
          new CheckedForecast(from, into, before, foretold, Scores.of(merged, anew).macroF1()));
    }
    return List.copyOf(checked);
  }

  private static List<Confusions.Pair> drawn(Confusions confusions, int k, int pairs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Stream<Confusions.Pair> confused =
        confusions.pairs().stream()
            .sorted(
                Comparator.<Confusions.Pair>comparingDouble(pair -> -confusions.mutual(pair))
                    .thenComparing(Comparator.naturalOrder()))
            .limit((pairs + 1) / 2);
    Stream<Confusions.Pair> chance =
        Stream.generate(() -> new Confusions.Pair(random.nextInt(k), random.nextInt(k)))
            .filter(pair -> pair.first() < pair.second());
    return Stream.concat(confused, chance).distinct().limit(pairs).toList();
  }
}
