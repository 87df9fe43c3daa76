package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelledFile;
import marginalia.exchange.Row;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.session.DriftPlan;
import marginalia.session.Drifted;
import marginalia.text.Texts;
import marginalia.text.TfIdf;

/// Follows the dated texts of a file over time.
public record DriftingFile(Path file, TaskKind kind, DriftPlan plan) {
  /// The work, for a job.
  public Work<Drifted> work() {
    return this::run;
  }

  private Drifted run(Progress progress) throws IOException {
    List<Row> rows = LabelledFile.read(file, kind, progress).rows();
    List<String> texts = rows.stream().map(Row::text).toList();
    TfIdf.Fitted fitted =
        TfIdf.defaults(Corpus.language(texts)).fitTransform(Texts.of(texts), progress);
    int[] labelled =
        IntStream.range(0, rows.size()).filter(i -> Corpus.answers(rows.get(i), kind)).toArray();
    TreeSet<String> names = new TreeSet<>();
    IntStream.of(labelled).forEach(i -> names.addAll(rows.get(i).labels()));
    Corpus.checkRoom(file, names, kind);
    Map<String, Integer> index = new HashMap<>();
    names.forEach(name -> index.put(name, index.size()));
    List<Row> answered = IntStream.of(labelled).mapToObj(rows::get).toList();
    return Drifted.of(
        new Drifted.Source(
            fitted.matrix(),
            fitted.model(),
            IntStream.range(0, rows.size()).toArray(),
            rows.stream().map(Row::date).toList(),
            labelled,
            Corpus.targets(answered, index, kind)),
        plan,
        progress);
  }
}
