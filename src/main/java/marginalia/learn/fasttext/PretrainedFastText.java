package marginalia.learn.fasttext;

import marginalia.jobs.Progress;
import marginalia.learn.SoftTargets;
import marginalia.learn.Student;
import marginalia.learn.Targets;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;

/// A [FastText] that starts from vectors of the features instead of from numbers by chance. The
/// vectors are never changed.
public final class PretrainedFastText implements Student {
  private final FastText settings;
  private final RowMatrix initial;

  /// @param initial one row per feature, such as [FastTextFeatures#pretrained] makes
  public PretrainedFastText(FastText settings, RowMatrix initial) {
    this.settings = settings;
    this.initial = initial;
  }

  @Override
  public String name() {
    return FastText.NAME;
  }

  @Override
  public FastTextClassifier fit(TextRows x, Targets y, long seed, Progress progress) {
    return settings.fit(initial.copy(), SparseMatrix.of(x), y, seed, progress);
  }

  @Override
  public FastTextClassifier fit(TextRows x, SoftTargets y, long seed, Progress progress) {
    return settings.fit(initial.copy(), SparseMatrix.of(x), y, seed, progress);
  }
}
