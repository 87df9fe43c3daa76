package marginalia.session;

import java.util.List;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.TfIdf;
import marginalia.text.TfIdfModel;

/// The texts of a project as numbers: row r of `matrix` is row r of `documents`. Immutable.
record Features(Documents documents, TfIdfModel model, SparseMatrix matrix) {
  private static final int SAMPLE = 200;

  /// Reads all texts once. O(characters of the project).
  static Features of(Documents documents, Optional<Language> language, Progress progress) {
    TfIdf settings = TfIdf.defaults(language.orElseGet(() -> recognise(documents)));
    TfIdf.Fitted fitted = settings.fitTransform(documents, progress);
    return new Features(documents, fitted.model(), fitted.matrix());
  }

  /// Looks at texts from all over the project.
  private static Language recognise(Documents documents) {
    int step = Math.max(1, documents.size() / SAMPLE);
    List<String> sample =
        java.util.stream.IntStream.iterate(0, row -> row < documents.size(), row -> row + step)
            .mapToObj(row -> documents.chunk(row, row + 1))
            .flatMap(List::stream)
            .toList();
    return Language.of(sample);
  }
}
