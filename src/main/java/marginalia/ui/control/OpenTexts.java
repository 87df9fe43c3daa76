package marginalia.ui.control;

import java.util.List;
import marginalia.corpus.DocumentId;

/// Leads from a list to the labelling screen.
public interface OpenTexts {
  /// Shows one text.
  void one(DocumentId document);

  /// Works through these, in this order, before the ranking goes on.
  void all(List<DocumentId> documents);
}
