package marginalia.query;

import java.util.Comparator;
import marginalia.corpus.DocumentId;

/// A document to ask about.
///
/// @param score how much the strategy wants it; comparable within one selection only
public record Candidate(DocumentId document, double score) {
  /// Highest score first, equal scores by document id.
  public static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::document);
}
