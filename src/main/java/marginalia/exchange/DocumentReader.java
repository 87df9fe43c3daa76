package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.jobs.Progress;
import marginalia.wording.Cited;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Streams the rows of a file as texts with their labels. Memory does not grow with the file.
///
/// Rows that cannot be read are handed over with line and reason, and reading goes on: broken
/// bytes, a quotation that is not closed, too few or too many cells, blank texts, broken JSON,
/// texts of more than 10 MB, NUL characters, names that no label can have. Other control characters
/// stay as they are.
public final class DocumentReader {
  private final Mapping mapping;
  private final TaskKind kind;
  private final List<String> columns;
  private final int text;
  private final int id;
  private final int date;
  private final int heldOut;
  private final int verdict;
  private final int unsure;
  private final int comment;

  /// Labels that were found to be called as they can be.
  private final Set<String> sound = new HashSet<>();

  private final int[] labels;
  private final int[] metadata;

  private DocumentReader(EntryReader entries, Mapping mapping, TaskKind kind, Path file)
      throws NoticeException {
    this.mapping = mapping;
    this.kind = kind;
    this.columns = entries.columns();
    for (String column : mapping.columns()) {
      if (!columns.contains(column)) {
        throw new NoticeException(
            Notice.of("exchange.noColumn", file.toString(), column, String.join(", ", columns)));
      }
    }
    this.text = columns.indexOf(mapping.text());
    this.id = place(mapping.id());
    this.date = place(mapping.date());
    this.heldOut = place(mapping.heldOut());
    this.verdict = place(mapping.remarks().verdict());
    this.unsure = place(mapping.remarks().unsure());
    this.comment = place(mapping.remarks().comment());
    this.labels = places(mapping.labels());
    this.metadata = places(mapping.metadata());
  }

  /// Reads a whole file. Of JSON objects, a column that no row has counts as empty in all.
  ///
  /// @throws NoticeException if the file cannot be read at all, is damaged gzip, or lacks a column
  ///   of the mapping
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  public static void read(
      Path file, FileFormat format, Mapping mapping, TaskKind kind, RowSink sink, Progress progress)
      throws IOException {
    try (EntryReader entries = EntryReader.open(file, format, mapping.columns())) {
      DocumentReader reader = new DocumentReader(entries, mapping, kind, file);
      Notice doing = Notice.of("exchange.reading", file.getFileName().toString());
      int count = 0;
      Optional<Entry> entry = entries.next();
      while (entry.isPresent()) {
        if ((count++ & 255) == 0) {
          progress.checkCancelled();
          progress.report(entries.fraction(), doing);
        }
        reader.hand(entry.get(), sink);
        entry = entries.next();
      }
    }
  }

  private void hand(Entry entry, RowSink sink) throws IOException {
    switch (entry) {
      case Entry.Bad(Rejected rejected) -> sink.rejected(rejected);
      case Entry.Cells cells -> {
        List<String> given = labels(cells);
        Optional<Notice> flaw = flaw(cells).or(() -> flaw(given));
        if (flaw.isPresent()) {
          sink.rejected(new Rejected(cells.line(), flaw.get(), excerpt(cells)));
        } else {
          sink.row(row(cells, given));
        }
      }
    }
  }

  private Optional<Notice> flaw(Entry.Cells cells) {
    if (isBlank(cells.cells().get(text))) {
      return Optional.of(Notice.of("exchange.row.blank"));
    }
    if (heldOut >= 0 && Split.of(cells.cells().get(heldOut)).isEmpty()) {
      return Optional.of(
          Notice.of(
              "exchange.row.split",
              mapping.heldOut().orElse(""),
              Cited.of(cells.cells().get(heldOut))));
    }
    if (kind.exclusive() && kind != TaskKind.HIERARCHICAL) {
      for (int label : labels) {
        List<String> given = cells.lists().get(label);
        if (given != null && given.size() > 1) {
          return Optional.of(
              Notice.of("exchange.row.severalLabels", Cited.of(cells.cells().get(label))));
        }
      }
    }
    return Optional.empty();
  }

  /// Why a label cannot be called as the row says; empty if all can.
  private Optional<Notice> flaw(List<String> given) {
    for (String label : given) {
      if (sound.contains(label)) {
        continue;
      }
      List<String> steps = kind == TaskKind.HIERARCHICAL ? steps(label) : List.of(label);
      if (steps.size() > LabelScheme.LEVELS) {
        return Optional.of(LabelNaming.tooDeep(steps.getLast()));
      }
      for (String step : steps) {
        Optional<Notice> flaw = LabelNaming.problem(step);
        if (flaw.isPresent()) {
          return flaw;
        }
      }
      sound.add(label);
    }
    return Optional.empty();
  }

  private Row row(Entry.Cells cells, List<String> given) {
    boolean none = kind == TaskKind.MULTI_LABEL && labels.length > 0 && answersWithNone(cells);
    return new Row(
        cells.line(),
        cell(cells, id).map(String::strip),
        cells.cells().get(text),
        none || !given.isEmpty()
            ? Verdict.LABELLED
            : says(cells, Verdict.SKIPPED) ? Verdict.SKIPPED : Verdict.CLEARED,
        given,
        cell(cells, unsure).filter(said -> said.strip().equalsIgnoreCase("true")).isPresent(),
        cell(cells, comment).orElse(""),
        cell(cells, date).map(Dates::iso),
        heldOut < 0 ? Optional.empty() : Split.of(cells.cells().get(heldOut)),
        metadata(cells));
  }

  /// Whether a row without a label says "none of them".
  private boolean answersWithNone(Entry.Cells cells) {
    return cell(cells, verdict).isPresent()
        ? says(cells, Verdict.LABELLED)
        : mapping.emptyLabel() == Mapping.EmptyLabel.NONE_OF_THEM;
  }

  private boolean says(Entry.Cells cells, Verdict wanted) {
    return cell(cells, verdict)
        .filter(said -> said.strip().equalsIgnoreCase(wanted.name()))
        .isPresent();
  }

  private List<String> labels(Entry.Cells cells) {
    if (labels.length == 0) {
      return List.of();
    }
    return switch (kind) {
      case BINARY, MULTI_CLASS -> {
        for (int label : labels) {
          List<String> given = cells.lists().get(label);
          String name =
              LabelName.clean(given == null ? cells.cells().get(label) : String.join("", given));
          if (!name.isEmpty()) {
            yield List.of(name);
          }
        }
        yield List.of();
      }
      case MULTI_LABEL -> {
        List<String> all =
            labels.length == 1
                ? cells.parts(labels[0], mapping.separator())
                : java.util.Arrays.stream(labels)
                    .boxed()
                    .flatMap(label -> cells.parts(label, mapping.separator()).stream())
                    .distinct()
                    .toList();
        yield all.stream()
            .map(LabelName::clean)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
      }
      case HIERARCHICAL -> {
        List<String> path = new java.util.ArrayList<>();
        for (int label : labels) {
          List<String> given = cells.lists().get(label);
          path.addAll(steps(given == null ? cells.cells().get(label) : String.join("/", given)));
        }
        yield path.isEmpty() ? List.of() : List.of(String.join("/", path));
      }
    };
  }

  private static List<String> steps(String path) {
    return java.util.Arrays.stream(path.split("/"))
        .map(LabelName::clean)
        .filter(step -> !step.isEmpty())
        .toList();
  }

  private Map<String, String> metadata(Entry.Cells cells) {
    if (metadata.length == 0) {
      return Map.of();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (int column : metadata) {
      String value = cells.cells().get(column);
      if (!value.isEmpty()) {
        found.put(columns.get(column), value);
      }
    }
    return found;
  }

  private static Optional<String> cell(Entry.Cells cells, int column) {
    return column < 0
        ? Optional.empty()
        : Optional.of(cells.cells().get(column)).filter(value -> !value.isBlank());
  }

  /// Whether nothing of a text can be seen: only blanks and characters without a look of their own.
  static boolean isBlank(String text) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (!Character.isWhitespace(c)
          && !Character.isSpaceChar(c)
          && !Character.isISOControl(c)
          && Character.getType(c) != Character.FORMAT) {
        return false;
      }
      at += Character.charCount(c);
    }
    return true;
  }

  private static String excerpt(Entry.Cells cells) {
    String all = String.join(" | ", cells.cells()).strip();
    return all.length() <= 120 ? all : all.substring(0, all.offsetByCodePoints(0, 60)) + "…";
  }

  private int place(Optional<String> column) {
    return column.map(columns::indexOf).orElse(-1);
  }

  private int[] places(List<String> names) {
    return names.stream().mapToInt(columns::indexOf).toArray();
  }
}
