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

  public ExportColumns {
    metadata = List.copyOf(metadata);
    probabilities = List.copyOf(probabilities);
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
