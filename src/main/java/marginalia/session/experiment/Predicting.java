package marginalia.session.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.exchange.DocumentWriter;
import marginalia.exchange.ExportColumns;
import marginalia.exchange.ExportRow;
import marginalia.exchange.LabelledFile;
import marginalia.exchange.Row;
import marginalia.exchange.Split;
import marginalia.jobs.Work;
import marginalia.learn.ModelFile;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.text.Texts;

/// Lets a saved model label a file of texts.
public record Predicting(Path modelFile, Path input, Path output) {
  /// What came of it.
  public record Report(int rows, int rejected) {}

  /// The work, for a job: writes every text with its labels and all probabilities.
  public Work<Report> work() {
    return progress -> {
      TextModel model = ModelFile.read(modelFile);
      LabelledFile file = LabelledFile.read(input, TaskKind.MULTI_CLASS, progress);
      List<Row> rows = file.rows();
      Probabilities p =
          model.probabilities(Texts.of(rows.stream().map(Row::text).toList()), progress);
      Targets decided = p.decisions();
      TaskKind kind = p.exclusive() ? TaskKind.MULTI_CLASS : TaskKind.MULTI_LABEL;
      ExportColumns columns = new ExportColumns(kind, List.of(), model.labels());
      try (DocumentWriter writer = DocumentWriter.open(output, columns)) {
        for (int row = 0; row < rows.size(); row++) {
          writer.write(exported(rows.get(row), row, model, p, decided));
        }
        writer.commit();
      }
      return new Report(rows.size(), file.rejected().size());
    };
  }

  private static ExportRow exported(
      Row read, int row, TextModel model, Probabilities p, Targets decided) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int label = 0; label < model.labels().size(); label++) {
      probabilities.put(model.labels().get(label), (double) p.of(row, label));
    }
    return new ExportRow(
        new DocumentId(row + 1),
        read.key(),
        read.text(),
        Verdict.LABELLED,
        Arrays.stream(decided.labels(row)).mapToObj(model.labels()::get).toList(),
        "",
        Optional.<Instant>empty(),
        false,
        "",
        read.date(),
        read.split().orElse(Split.POOL),
        Map.of(),
        probabilities);
  }
}
