package marginalia.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Suggestion;
import marginalia.corpus.TaskKind;
import marginalia.exchange.DocumentWriter;
import marginalia.exchange.ExportColumns;
import marginalia.exchange.ExportRow;
import marginalia.exchange.Split;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// Writes annotations or predictions to a file, as a background job; the file appears whole or not
/// at all.
public final class Exporting {
  private static final int PAGE = 500;

  private final Project project;
  private final Training training;

  /// What an export holds.
  public enum What {
    /// Every answered text with its answer.
    ANNOTATIONS,
    /// Every text with what the model says of it, and its answer if it has one.
    PREDICTIONS
  }

  public Exporting(Project project, Training training) {
    this.project = project;
    this.training = training;
  }

  /// Writes CSV, with tabs if the name ends in `.tsv`, or JSON Lines for `.jsonl`; returns the
  /// number of texts written.
  public Job<Long> start(Path file, What what) {
    LabelScheme scheme = project.scheme().get();
    Optional<Training.Scored> scored =
        what == What.PREDICTIONS ? training.scored() : Optional.empty();
    return project
        .jobs()
        .start(
            "export",
            Notice.of("job.export", file.getFileName().toString()),
            progress -> write(file, what, scheme, scored, progress));
  }

  private long write(
      Path file, What what, LabelScheme scheme, Optional<Training.Scored> scored, Progress progress)
      throws IOException {
    DocumentFilter filter =
        what == What.ANNOTATIONS
            ? DocumentFilter.ALL.withState(DocumentFilter.State.LABELLED)
            : DocumentFilter.ALL;
    long[] ids = project.stores().search().ids(filter);
    Set<String> metadata = new LinkedHashSet<>();
    for (int from = 0; from < ids.length; from += PAGE) {
      progress.checkCancelled();
      page(ids, from).forEach(hit -> metadata.addAll(hit.document().metadata().keySet()));
    }
    List<String> labels =
        scored
            .map(s -> s.labels().stream().map(scheme::path).toList())
            .orElse(
                what == What.PREDICTIONS
                    ? scheme.active().stream().map(l -> scheme.path(l.id())).toList()
                    : List.of());
    ExportColumns columns =
        new ExportColumns(project.settings().get().kind(), List.copyOf(metadata), labels);
    try (DocumentWriter writer = DocumentWriter.open(file, columns)) {
      for (int from = 0; from < ids.length; from += PAGE) {
        progress.checkCancelled();
        progress.report(
            (double) from / Math.max(1, ids.length),
            Notice.of("job.export.doing", from, ids.length));
        for (Searching.Hit hit : page(ids, from)) {
          writer.write(row(hit, scheme, scored));
        }
      }
      writer.commit();
    }
    return ids.length;
  }

  private List<Searching.Hit> page(long[] ids, int from) {
    List<DocumentId> page =
        IntStream.range(from, Math.min(ids.length, from + PAGE))
            .mapToObj(i -> new DocumentId(ids[i]))
            .toList();
    return new Searching(project).page(page);
  }

  private ExportRow row(Searching.Hit hit, LabelScheme scheme, Optional<Training.Scored> scored) {
    DocumentId id = hit.document().id();
    Answer answer = hit.annotation().map(Annotation::answer).orElse(Answer.NONE);
    return new ExportRow(
        id,
        hit.document().key(),
        hit.document().text(),
        answer.verdict(),
        answer.labels().stream().map(label -> name(label, scheme)).toList(),
        hit.annotation().map(Annotation::annotator).orElse(""),
        hit.annotation().map(Annotation::answeredAt),
        answer.unsure(),
        answer.comment(),
        hit.document().date(),
        project.stores().documents().isHeldOut(id) ? Split.HELD_OUT : Split.POOL,
        hit.document().metadata(),
        scored
            .map(s -> probabilities(s, project.stores().documents().head(id), scheme))
            .orElseGet(() -> fromStore(hit, scheme)));
  }

  /// Outside of trees the name, unless another label would be taken for it.
  private String name(LabelId label, LabelScheme scheme) {
    String name = scheme.name(label);
    boolean tells =
        project.settings().get().kind() != TaskKind.HIERARCHICAL
            && (!scheme.isActive(label)
                || scheme.find(name).map(Label::id).equals(Optional.of(label)));
    return tells ? name : scheme.path(label);
  }

  private static Map<String, Double> probabilities(
      Training.Scored scored, DocumentId id, LabelScheme scheme) {
    int row = scored.documents().row(id);
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int label = 0; row >= 0 && label < scored.labels().size(); label++) {
      byLabel.put(
          scheme.path(scored.labels().get(label)), (double) scored.probabilities().of(row, label));
    }
    return byLabel;
  }

  /// Before a model is trained in this session, the last one's first choice is what is known.
  private static Map<String, Double> fromStore(Searching.Hit hit, LabelScheme scheme) {
    return hit.prediction()
        .map(Suggestion::label)
        .flatMap(scheme::label)
        .map(Label::id)
        .map(label -> Map.of(scheme.path(label), hit.prediction().orElseThrow().probability()))
        .orElse(Map.of());
  }
}
