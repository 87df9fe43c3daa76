package marginalia.session;

import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;

/// The texts of a project as numbers. Immutable.
///
/// @param rows as the strategies compare them: TF-IDF with its usual settings
record Features(Documents documents, Language language, ModelRows rows) {
  private static final int SAMPLE = 200;

  /// Reads all texts once. O(characters of the project).
  static Features of(Documents documents, Optional<Language> language, Progress progress) {
    Language chosen = language.orElseGet(() -> recognise(documents));
    return new Features(
        documents, chosen, ModelRows.of(TfIdf.defaults(chosen), documents, progress));
  }

  /// Row r is row r of the documents.
  SparseMatrix matrix() {
    return SparseMatrix.of(rows.matrix());
  }

  /// The texts as a model sees them: these rows, those `known`, or read anew.
  ModelRows rows(Vectoriser settings, Optional<ModelRows> known, Progress progress) {
    if (settings.equals(rows.settings())) {
      return rows;
    }
    return known
        .filter(k -> k.settings().equals(settings) && k.matrix().rows() == documents.size())
        .orElseGet(() -> ModelRows.of(settings, documents, progress));
  }

  /// Looks at texts from all over the project.
  static Language recognise(Documents documents) {
    return Language.of(documents.some(SAMPLE));
  }
}
