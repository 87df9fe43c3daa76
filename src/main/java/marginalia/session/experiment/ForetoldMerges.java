package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Answered;
import marginalia.evaluate.health.CheckedForecast;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.LinearLook;
import marginalia.session.Resembling.Basis;
import marginalia.text.SparseMatrix;

/// Merges pairs of labels of a file and compares what that does to macro-F1 with its forecast.
///
/// @param pairs how many
public record ForetoldMerges(Path file, Basis basis, int pairs, long seed) {
  /// A pair by its names, with what was foretold and what came.
  public record Draw(String from, String into, CheckedForecast forecast) {
    /// By how much the forecast was off.
    public double error() {
      return Math.abs(forecast.learnt() - forecast.foretold());
    }
  }

  /// The work, for a job: five fits, and five more for each pair.
  public Work<List<Draw>> work() {
    return this::run;
  }

  private List<Draw> run(Progress progress) throws IOException {
    Answered read = Corpus.answered(file, TaskKind.MULTI_CLASS, progress);
    SparseMatrix x =
        SparseMatrix.of(
            basis
                .vectoriser(PretrainedEncoder.of(read.language()), read.language())
                .fitTransform(read.texts(), progress)
                .matrix());
    List<String> names = read.labels().names();
    int most = names.size() * (names.size() - 1) / 2;
    return CheckedForecast.of(
            LinearLook.QUICK,
            x,
            read.truth(),
            LinearLook.FOLDS,
            Math.min(pairs, most),
            seed,
            progress)
        .stream()
        .map(one -> new Draw(names.get(one.from()), names.get(one.into()), one))
        .toList();
  }
}
