package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelledFile;
import marginalia.exchange.Row;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.query.Comparison;
import marginalia.query.LeftOut;
import marginalia.text.Texts;
import marginalia.text.TfIdf;

/// Compares the texts of two files.
///
/// @param closing how many texts of the second to name with which to close the gap
public record ComparingFiles(Path first, Path second, LeftOut left, int closing, long seed) {
  /// What was found.
  ///
  /// @param rows of the first file, then of the second, as the probabilities are; the candidates'
  ///   ids count them from 0
  public record Compared(List<Row> rows, int firsts, Comparison comparison) {
    public Compared {
      rows = List.copyOf(rows);
    }
  }

  /// The work, for a job.
  public Work<Compared> work() {
    return this::run;
  }

  private Compared run(Progress progress) throws IOException {
    // Labels are not looked at, so any kind of task reads them.
    List<Row> firsts = LabelledFile.read(first, TaskKind.MULTI_LABEL, progress).rows();
    List<Row> seconds = LabelledFile.read(second, TaskKind.MULTI_LABEL, progress).rows();
    List<Row> all = Stream.concat(firsts.stream(), seconds.stream()).toList();
    List<String> texts = all.stream().map(Row::text).toList();
    TfIdf.Fitted fitted =
        TfIdf.defaults(Corpus.language(texts)).fitTransform(Texts.of(texts), progress);
    Comparison.Sides sides =
        new Comparison.Sides(
            fitted.matrix(),
            fitted.model(),
            IntStream.range(0, firsts.size()).toArray(),
            IntStream.range(firsts.size(), all.size()).toArray(),
            row -> row);
    return new Compared(all, firsts.size(), Comparison.of(sides, left, closing, seed, progress));
  }
}
