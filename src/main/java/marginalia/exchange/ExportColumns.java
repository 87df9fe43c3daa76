package marginalia.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import marginalia.corpus.TaskKind;

/// The columns of an export: fixed ones, then metadata, then one probability for each label.
///
/// @param kind tells how several labels are written in one cell
/// @param probabilities labels whose probabilities are written, as columns `p(label)`
public record ExportColumns(TaskKind kind, List<String> metadata, List<String> probabilities) {
  /// What every export begins with; also the sign by which our own files are known again.
  static final List<String> FIXED =
      List.of(
          "document_id",
          "id",
          "text",
          "labels",
          "verdict",
          "annotator",
          "answered_at",
          "unsure",
          "comment",
          "date",
          "split");

  /// What [JsonlWriter] writes of every text, too.
  private static final Set<String> ALWAYS =
      Set.of("document_id", "text", "labels", "verdict", "annotator", "unsure", "comment", "split");

  /// What tells of the annotator or the model in the project the file comes from, and nothing of
  /// the text or its answer.
  private static final Set<String> OF_THE_PROJECT =
      Set.of("document_id", "annotator", "answered_at", "probabilities");

  public ExportColumns {
    metadata = List.copyOf(metadata);
    probabilities = List.copyOf(probabilities);
  }

  /// Whether a file with these columns is an export of ours.
  static boolean areOurs(List<String> columns) {
    return columns.containsAll(ALWAYS);
  }

  /// Whether a column of an export says nothing of its text or the answer.
  static boolean isOfTheProject(String column) {
    return OF_THE_PROJECT.contains(column) || (column.startsWith("p(") && column.endsWith(")"));
  }

  /// The header row. Metadata that is called like another column gets a `metadata_` in front.
  List<String> header() {
    List<String> header = new ArrayList<>(FIXED);
    Set<String> taken = new HashSet<>(FIXED);
    for (String name : metadata) {
      String unique = name;
      while (!taken.add(unique)) {
        unique = "metadata_" + unique;
      }
      header.add(unique);
    }
    probabilities.forEach(label -> header.add("p(" + label + ")"));
    return header;
  }
}
