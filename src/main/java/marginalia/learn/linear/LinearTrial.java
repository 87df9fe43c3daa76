package marginalia.learn.linear;

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
  @Override
  public String name() {
    return logistic.name();
  }

  @Override
  public LinearClassifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    if (!y.exclusive() || rows.rows() < TrialRows.LEAST_ROWS) {
      return logistic.fit(rows, y, seed, progress);
    }
    progress.checkCancelled(); // what comes copies many rows
    TrialRows trial = TrialRows.of(rows.rows(), seed);
    TextRows x = rows.select(trial.learnt());
    progress.checkCancelled();
    Targets known = y.select(trial.learnt());
    TextRows others = rows.select(trial.judged());
    Targets truth = y.select(trial.judged());
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
