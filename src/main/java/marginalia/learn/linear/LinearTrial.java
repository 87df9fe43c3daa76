package marginalia.learn.linear;

import java.util.Arrays;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.TextRows;

/// Logistic regression, or the support vector machine where it does better: from 3,000 texts of one
/// label each on, both learn from four fifths of at most 10,000 of the texts and are judged on the
/// others; the machine learns from all if it is right clearly more often. With fewer texts, or
/// labels that do not exclude each other, it is logistic regression without a trial, which on dense
/// rows was the better of the two wherever labels had few texts.
public record LinearTrial(LogisticRegression logistic, LinearSvm svm) implements Trainer {
  private static final int LEAST_ROWS = 3_000;
  private static final int MOST_ROWS = 10_000;

  @Override
  public String name() {
    return logistic.name();
  }

  @Override
  public LinearClassifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    if (!y.exclusive() || rows.rows() < LEAST_ROWS) {
      return logistic.fit(rows, y, seed, progress);
    }
    int[] order = OutOfFold.shuffled(rows.rows(), seed);
    int used = Math.min(order.length, MOST_ROWS);
    int[] learnt = Arrays.copyOf(order, used * 4 / 5);
    int[] judged = Arrays.copyOfRange(order, learnt.length, used);
    TextRows x = rows.select(learnt);
    Targets known = y.select(learnt);
    TextRows others = rows.select(judged);
    Targets truth = y.select(judged);
    Targets byLogistic = decided(logistic.fit(x, known, seed, progress), others, progress);
    Targets bySvm = decided(svm.fit(x, known, seed, progress), others, progress);
    return isClearlyBetter(bySvm, byLogistic, truth)
        ? svm.fit(rows, y, seed, progress)
        : logistic.fit(rows, y, seed, progress);
  }

  private static Targets decided(LinearClassifier fitted, TextRows x, Progress progress) {
    return fitted.probabilities(x, progress).decisions();
  }

  /// Whether one is right more often than the other by more than a standard deviation of what
  /// chance would make of the texts that only one of them has right.
  private static boolean isClearlyBetter(Targets one, Targets other, Targets truth) {
    int gained = 0;
    int lost = 0;
    for (int row = 0; row < truth.rows(); row++) {
      boolean right = one.label(row) == truth.label(row);
      boolean otherRight = other.label(row) == truth.label(row);
      gained += right && !otherRight ? 1 : 0;
      lost += otherRight && !right ? 1 : 0;
    }
    return gained - lost > Math.sqrt(gained + lost);
  }
}
