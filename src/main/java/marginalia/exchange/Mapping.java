package marginalia.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which column of a file is what.
///
/// @param labels columns of labels, several of one text side by side; in a hierarchical task the
///   levels from the top down
/// @param heldOut the column that tells the held-out texts, read by [Split#of(String)]
/// @param remarks columns that say more of the answer than its labels
/// @param metadata columns kept beside the text, in this order
/// @param separator between several labels in one cell, for multi-label tasks
/// @param emptyLabel what an empty label cell says in a multi-label task; in others it always says
///   nothing
public record Mapping(
    String text,
    Optional<String> id,
    List<String> labels,
    Optional<String> date,
    Optional<String> heldOut,
    Remarks remarks,
    List<String> metadata,
    char separator,
    EmptyLabel emptyLabel) {

  /// What an empty label cell of a multi-label file says.
  public enum EmptyLabel {
    /// Nobody has answered yet.
    UNANSWERED,
    /// The answer is that no label applies.
    NONE_OF_THEM
  }

  public Mapping {
    labels = List.copyOf(labels);
    metadata = List.copyOf(metadata);
  }

  /// A mapping of nothing but the text.
  public static Mapping ofText(String column) {
    return new Mapping(
        column,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Remarks.NONE,
        List.of(),
        '|',
        EmptyLabel.UNANSWERED);
  }

  /// Guesses from the columns' names and, for the text, from their cells; all that is left over
  /// becomes metadata, but for what an export of ours says of the project it comes from. Empty if
  /// no column looks like texts.
  ///
  /// @param sample some rows, each with as many cells as there are columns
  public static Optional<Mapping> guess(List<String> columns, List<List<String>> sample) {
    List<String> left = new ArrayList<>(columns);
    Remarks remarks = ExportColumns.areOurs(columns) ? Remarks.OURS : Remarks.NONE;
    if (ExportColumns.areOurs(columns)) {
      left.removeIf(ExportColumns::isOfTheProject);
      left.removeAll(remarks.columns());
    }
    Optional<String> id = take(ColumnRole.ID, left);
    Optional<String> label = take(ColumnRole.LABEL, left);
    Optional<String> date = take(ColumnRole.DATE, left);
    Optional<String> split =
        ColumnRole.SPLIT
            .in(left)
            .filter(column -> allSplits(cells(columns.indexOf(column), sample)));
    split.ifPresent(left::remove);
    Optional<String> text = ColumnRole.TEXT.in(left).or(() -> longest(left, columns, sample));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    left.remove(text.get());
    if (label.isEmpty() && columns.stream().noneMatch(ColumnRole::isKnown)) {
      label = repeating(left, columns, sample);
      label.ifPresent(left::remove);
    }
    return Optional.of(
        new Mapping(
            text.get(),
            id,
            label.stream().toList(),
            date,
            split,
            remarks,
            left,
            '|',
            EmptyLabel.UNANSWERED));
  }

  public Mapping withText(String column) {
    return new Mapping(
        column, id, labels, date, heldOut, remarks, without(column), separator, emptyLabel);
  }

  public Mapping withId(Optional<String> column) {
    return new Mapping(
        text, column, labels, date, heldOut, remarks, metadata, separator, emptyLabel);
  }

  public Mapping withLabels(List<String> columns) {
    return new Mapping(text, id, columns, date, heldOut, remarks, metadata, separator, emptyLabel);
  }

  public Mapping withDate(Optional<String> column) {
    return new Mapping(text, id, labels, column, heldOut, remarks, metadata, separator, emptyLabel);
  }

  public Mapping withHeldOut(Optional<String> column) {
    return new Mapping(text, id, labels, date, column, remarks, metadata, separator, emptyLabel);
  }

  public Mapping withRemarks(Remarks columns) {
    return new Mapping(text, id, labels, date, heldOut, columns, metadata, separator, emptyLabel);
  }

  public Mapping withMetadata(List<String> columns) {
    return new Mapping(text, id, labels, date, heldOut, remarks, columns, separator, emptyLabel);
  }

  public Mapping withSeparator(char newSeparator) {
    return new Mapping(
        text, id, labels, date, heldOut, remarks, metadata, newSeparator, emptyLabel);
  }

  public Mapping withEmptyLabel(EmptyLabel newEmptyLabel) {
    return new Mapping(
        text, id, labels, date, heldOut, remarks, metadata, separator, newEmptyLabel);
  }

  /// Every column this mapping reads, each once.
  public List<String> columns() {
    Set<String> all = new LinkedHashSet<>();
    all.add(text);
    id.ifPresent(all::add);
    all.addAll(labels);
    date.ifPresent(all::add);
    heldOut.ifPresent(all::add);
    all.addAll(remarks.columns());
    all.addAll(metadata);
    return List.copyOf(all);
  }

  private List<String> without(String column) {
    return metadata.stream().filter(name -> !name.equals(column)).toList();
  }

  private static Optional<String> take(ColumnRole role, List<String> left) {
    Optional<String> found = role.in(left);
    found.ifPresent(left::remove);
    return found;
  }

  private static List<String> cells(int column, List<List<String>> sample) {
    return sample.stream().filter(row -> column < row.size()).map(row -> row.get(column)).toList();
  }

  private static boolean allSplits(List<String> cells) {
    return cells.stream().allMatch(cell -> Split.of(cell).isPresent());
  }

  /// The column with the longest cells, if they hold letters and are no mere codes.
  private static Optional<String> longest(
      List<String> left, List<String> columns, List<List<String>> sample) {
    String best = "";
    double most = 0;
    for (String column : left) {
      List<String> cells = cells(columns.indexOf(column), sample);
      double lettered =
          cells.stream()
              .filter(cell -> cell.codePoints().anyMatch(Character::isLetter))
              .mapToInt(String::length)
              .sum();
      double length = lettered / Math.max(1, cells.size());
      if (length > most) {
        most = length;
        best = column;
      }
    }
    boolean several = columns.size() > 1;
    return most >= (several ? 4 : 1) ? Optional.of(best) : Optional.empty();
  }

  /// In a file without telling names: the column of short cells that come again and again.
  private static Optional<String> repeating(
      List<String> left, List<String> columns, List<List<String>> sample) {
    for (String column : left) {
      List<String> cells = cells(columns.indexOf(column), sample);
      int different = new HashSet<>(cells).size();
      boolean brief = cells.stream().allMatch(cell -> cell.length() <= 60);
      if (brief && cells.size() >= 4 && different * 2 <= cells.size()) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
