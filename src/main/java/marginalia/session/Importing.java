package marginalia.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.exchange.DocumentReader;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.exchange.Preview;
import marginalia.exchange.Rejected;
import marginalia.exchange.Row;
import marginalia.exchange.Split;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// Brings a file of texts into the project, as a background job and as one step that can be undone.
/// Cancelled, failed or killed, an import leaves nothing.
public final class Importing {
  private final Project project;

  /// What is to be imported and how.
  public record Request(Path file, FileFormat format, Mapping mapping, Duplicates duplicates) {}

  /// What becomes of a text that the project has already, to the letter.
  public enum Duplicates {
    /// It comes in like any other.
    KEEP,
    /// It stays out.
    SKIP,
    /// It comes in under the text it equals: shown once, answered together.
    GROUP
  }

  /// How an import went.
  ///
  /// @param documents texts that are in the project now
  /// @param duplicates texts that equal one that was there before them
  /// @param labelled texts that came with an answer
  /// @param newLabels labels the scheme did not have
  /// @param rejected rows that could not be read; of very many, the first 10,000
  /// @param rejectedInAll how many there were
  /// @param surplus labels that were not taken, as a binary project has two
  public record Report(
      long documents,
      long duplicates,
      long labelled,
      int newLabels,
      List<Rejected> rejected,
      long rejectedInAll,
      List<Surplus> surplus) {
    public Report {
      rejected = List.copyOf(rejected);
      surplus = List.copyOf(surplus);
    }
  }

  public Importing(Project project) {
    this.project = project;
  }

  /// Imports a file. When it is done the new texts can be labelled at once.
  public Job<Report> start(Request request) {
    return start(request, Selection.AS_THE_FILE_SAYS);
  }

  /// The labels of a file's first rows that would not be taken, as a binary project has two.
  public List<String> surplus(Preview preview, Mapping mapping) {
    TaskKind kind = project.settings().get().kind();
    List<Label> there = project.scheme().get().active();
    if (kind.room() == Integer.MAX_VALUE) {
      return List.of();
    }
    Set<String> known = there.stream().map(Label::name).collect(Collectors.toSet());
    return preview.rows().stream()
        .flatMap(row -> label(row, preview.columns(), mapping).stream())
        .filter(label -> !known.contains(label))
        .distinct()
        .skip(Math.max(0, kind.room() - there.size()))
        .toList();
  }

  private static Optional<String> label(List<String> row, List<String> columns, Mapping mapping) {
    return mapping.labels().stream()
        .map(columns::indexOf)
        .filter(place -> place >= 0 && place < row.size())
        .map(place -> row.get(place).strip())
        .filter(cell -> !cell.isEmpty())
        .findFirst();
  }

  /// Which answers of a file count.
  enum Selection {
    AS_THE_FILE_SAYS,
    /// Those of a sample project's pool stay hidden.
    WITHOUT_POOL
  }

  Job<Report> start(Request request, Selection selection) {
    return project
        .jobs()
        .start(
            "import",
            Notice.of("job.import", request.file().getFileName().toString()),
            progress -> {
              Incoming incoming = new Incoming(project, request, progress);
              Report report = run(incoming, request, selection, progress);
              project.arriveInTurn(incoming.answers());
              return report;
            });
  }

  private Report run(Incoming incoming, Request request, Selection selection, Progress progress)
      throws Exception {
    boolean whole = false;
    try {
      DocumentReader.read(
          request.file(),
          request.format(),
          request.mapping(),
          project.settings().get().kind(),
          selection == Selection.WITHOUT_POOL ? new PoolHider(incoming) : incoming,
          progress);
      progress.checkCancelled();
      Report report = incoming.finish();
      whole = true;
      return report;
    } finally {
      if (!whole) {
        incoming.discard();
      }
    }
  }

  /// Takes the answers of a sample's pool away, and the column that told.
  private record PoolHider(Incoming incoming) implements marginalia.exchange.RowSink {
    @Override
    public void row(Row row) {
      java.util.Map<String, String> metadata = new java.util.LinkedHashMap<>(row.metadata());
      boolean pool = Samples.POOL.equals(metadata.remove("split"));
      incoming.row(
          new Row(
              row.line(),
              row.key(),
              row.text(),
              pool ? Verdict.CLEARED : row.verdict(),
              pool ? List.of() : row.labels(),
              row.unsure(),
              row.comment(),
              row.date(),
              row.split(),
              metadata));
    }

    @Override
    public void rejected(Rejected rejected) {
      incoming.rejected(rejected);
    }
  }

  static boolean heldOut(Row row) {
    return row.split().filter(split -> split == Split.HELD_OUT).isPresent();
  }
}
