package marginalia.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The columns that say more of a text's answer than its labels, as an export of ours has them.
///
/// @param verdict tells answered texts from others: `labelled`, in a multi-label task also without
///   a label
/// @param unsure says `true` where the annotator was unsure
/// @param comment what the annotator wrote
public record Remarks(Optional<String> verdict, Optional<String> unsure, Optional<String> comment) {
  /// No such columns.
  public static final Remarks NONE =
      new Remarks(Optional.empty(), Optional.empty(), Optional.empty());

  /// The columns of an export of ours.
  static final Remarks OURS =
      new Remarks(Optional.of("verdict"), Optional.of("unsure"), Optional.of("comment"));

  public Remarks withVerdict(Optional<String> column) {
    return new Remarks(column, unsure, comment);
  }

  public Remarks withUnsure(Optional<String> column) {
    return new Remarks(verdict, column, comment);
  }

  public Remarks withComment(Optional<String> column) {
    return new Remarks(verdict, unsure, column);
  }

  /// The same but for a column.
  public Remarks without(String column) {
    return new Remarks(
        verdict.filter(name -> !name.equals(column)),
        unsure.filter(name -> !name.equals(column)),
        comment.filter(name -> !name.equals(column)));
  }

  /// All of them.
  public List<String> columns() {
    return Stream.of(verdict, unsure, comment).flatMap(Optional::stream).toList();
  }
}
