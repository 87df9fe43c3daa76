package marginalia.session;

import marginalia.jobs.Progress;
import marginalia.text.FittedVectoriser;
import marginalia.text.TextRows;
import marginalia.text.Vectoriser;

/// The texts of a project as one kind of model sees them: row r of `matrix` is row r of the
/// project's documents. Immutable.
///
/// @param settings how the features were found
record ModelRows(Vectoriser settings, FittedVectoriser model, TextRows matrix) {
  /// Reads all texts once. O(characters of the project).
  static ModelRows of(Vectoriser settings, Documents documents, Progress progress) {
    Vectoriser.Fitted fitted = settings.fitTransform(documents, progress);
    return new ModelRows(settings, fitted.model(), fitted.matrix());
  }
}
