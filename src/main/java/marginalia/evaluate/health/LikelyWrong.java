package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;

/// Texts of one label that the model, which had not seen them, gives to another surely, and that
/// lie nearer to the middle of that one: answers that are likely wrong, or texts that belong there.
final class LikelyWrong {
  private static final int LEAST_TEXTS = 3;

  /// Evidence that is worth 1 − 1/e where labels are hardly ever confused.
  private static final double LEAST_USUAL = 4;

  /// Evidence by which a pair must stand out from the worst pair that a label usually has.
  private static final double TIMES = 3;

  private final AnsweredTexts of;
  private final Space space;
  private final Confusions confusions;

  LikelyWrong(AnsweredTexts of, Space space, Confusions confusions) {
    this.of = of;
    this.space = space;
    this.confusions = confusions;
  }

  /// Texts of one cell.
  private record Cell(Confusions.Pair pair, List<Integer> rows, double evidence) {}

  List<Finding> find(Progress progress) {
    List<Cell> cells = new ArrayList<>();
    double[] worst = new double[space.labels()];
    for (Confusions.Pair pair : confusions.cells()) {
      progress.checkCancelled();
      Cell cell = cell(pair);
      cells.add(cell);
      worst[pair.first()] = Math.max(worst[pair.first()], cell.evidence);
    }
    double usual = Math.max(LEAST_USUAL, TIMES * FallingApart.middle(worst));
    return cells.stream()
        .filter(cell -> cell.rows.size() >= LEAST_TEXTS)
        .<Finding>map(cell -> moved(cell, usual))
        .toList();
  }

  /// Evidence is the sum of the leads, less that of the texts that go the other way.
  private Cell cell(Confusions.Pair pair) {
    Confusions.Pair other =
        new Confusions.Pair(/* first= */ pair.second(), /* second= */ pair.first());
    List<Integer> rows = sure(pair);
    double evidence = leads(rows, pair) - leads(sure(other), other);
    return new Cell(pair, rows, Math.max(0, evidence));
  }

  private List<Integer> sure(Confusions.Pair pair) {
    return confusions.rows(pair.first(), pair.second()).stream()
        .filter(row -> space.distance(row, pair.second()) < space.distance(row, pair.first()))
        .sorted(Comparator.comparingDouble(row -> -lead(row, pair)))
        .toList();
  }

  private double leads(List<Integer> rows, Confusions.Pair pair) {
    return rows.stream().mapToDouble(row -> lead(row, pair)).sum();
  }

  private double lead(int row, Confusions.Pair pair) {
    Probabilities p = of.outOfFold();
    return Math.max(0, p.of(row, pair.second()) - p.of(row, pair.first()));
  }

  private Finding moved(Cell cell, double usual) {
    Confusions.Pair pair = cell.pair;
    return new Finding.Moved(
        pair.first(),
        pair.second(),
        cell.rows,
        leads(cell.rows, pair) / cell.rows.size(),
        confusions.rows(pair.second(), pair.first()).size(),
        1 - Math.exp(-cell.evidence / usual));
  }
}
