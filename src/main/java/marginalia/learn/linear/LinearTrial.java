package marginalia.learn.linear;

import java.util.Arrays;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.TextRows;

/// Logistic regression, or the support vector machine where it does better: from 3,000 texts of one
/// label each on, both learn from four fifths of at most 6,000 of the texts and are judged on the
/// others; who is right more often learns from all. With fewer texts, or labels that do not exclude
/// each other, it is logistic regression without a trial, which on dense rows was the better of the
/// two wherever labels had few texts.
public record LinearTrial(LogisticRegression logistic, LinearSvm svm) implements Trainer {
  private static final int LEAST_ROWS = 3_000;
  private static final int MOST_ROWS = 6_000;

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
    int byLogistic = right(logistic.fit(x, known, seed, progress), others, truth, progress);
    int bySvm = right(svm.fit(x, known, seed, progress), others, truth, progress);
    return bySvm > byLogistic
        ? svm.fit(rows, y, seed, progress)
        : logistic.fit(rows, y, seed, progress);
  }

  private static int right(LinearClassifier fitted, TextRows x, Targets truth, Progress progress) {
    Targets decided = fitted.probabilities(x, progress).decisions();
    int right = 0;
    for (int row = 0; row < truth.rows(); row++) {
      right += decided.label(row) == truth.label(row) ? 1 : 0;
    }
    return right;
  }
}
