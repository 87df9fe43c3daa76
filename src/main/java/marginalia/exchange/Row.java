package marginalia.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Verdict;

/// A row of a file as a text with what the file says about it.
///
/// @param line physical line on which it begins, from 1
/// @param verdict what the file says of this text, [Verdict#CLEARED] for nothing; labelled with
///   `labels` empty it answers "none of them", which multi-label tasks alone know
/// @param labels names of labels, in the file's order without repeats; a path such as `animal/cat`
///   in a hierarchical task
/// @param unsure whether the file says that its annotator was unsure
/// @param comment what its annotator wrote, empty for nothing
/// @param date ISO where it could be understood, else as the file gives it
/// @param metadata cells that are not empty, in the mapping's order
public record Row(
    long line,
    Optional<String> key,
    String text,
    Verdict verdict,
    List<String> labels,
    boolean unsure,
    String comment,
    Optional<String> date,
    Optional<Split> split,
    Map<String, String> metadata) {
  public Row {
    labels = List.copyOf(labels);
    metadata =
        metadata.isEmpty()
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metadata));
    if (verdict != Verdict.LABELLED && !labels.isEmpty()) {
      throw new IllegalArgumentException("labels without an answer on line " + line);
    }
  }

  /// Whether the file answers for this text.
  public boolean labelled() {
    return verdict == Verdict.LABELLED;
  }
}
