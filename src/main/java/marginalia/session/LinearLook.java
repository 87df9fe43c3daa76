package marginalia.session;

import marginalia.evaluate.CrossValidation;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;

/// A quick linear model that is not calibrated: what counts is which label leads.
public record LinearLook(LogisticRegression model) implements Trainer {
  /// How often it is fitted to judge every text.
  public static final int FOLDS = 5;

  /// The one that is always used.
  public static final Trainer QUICK = new LinearLook(new LogisticRegression(20, 30, 0.05, 0.5));

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Classifier fit(TextRows x, Targets y, long seed, Progress progress) {
    return model.uncalibrated(SparseMatrix.of(x), y, seed, progress);
  }

  /// What it says of each row without having seen it. Costs [#FOLDS] fits.
  static Probabilities outOfFold(SparseMatrix x, Targets y, Progress progress) {
    return CrossValidation.outOfFold(QUICK, x, y, FOLDS, Training.SEED, progress);
  }
}
