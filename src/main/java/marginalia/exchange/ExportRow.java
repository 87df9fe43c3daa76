package marginalia.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Verdict;

/// A text as an export writes it.
///
/// @param verdict `LABELLED` with no labels says "none of them"; `CLEARED` says nobody answered
/// @param labels names, or paths in a hierarchical project
/// @param annotator empty where nobody answered
/// @param probabilities by label, as the model gives them; empty where there are none
public record ExportRow(
    DocumentId document,
    Optional<String> key,
    String text,
    Verdict verdict,
    List<String> labels,
    String annotator,
    Optional<Instant> answeredAt,
    boolean unsure,
    String comment,
    Optional<String> date,
    Split split,
    Map<String, String> metadata,
    Map<String, Double> probabilities) {
  public ExportRow {
    labels = List.copyOf(labels);
    metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    probabilities = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }
}
