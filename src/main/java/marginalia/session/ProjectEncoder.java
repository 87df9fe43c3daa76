package marginalia.session;

import java.util.Optional;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.PieceRows;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.text.Language;
import marginalia.wording.NoticeException;

/// Which encoder reads the texts of a project.
final class ProjectEncoder {
  private ProjectEncoder() {}

  /// That of the project's model; where that has none, the one that has read texts here before, if
  /// it can still be used; else the usual one of the language. Reads a row of the project.
  static PretrainedEncoder of(ModelChoice choice, Language language, Documents documents) {
    return ofModel(choice, language)
        .or(() -> documents.readBy().flatMap(ProjectEncoder::named))
        .orElseGet(() -> PretrainedEncoder.of(language));
  }

  private static Optional<PretrainedEncoder> named(String slug) {
    return PretrainedEncoder.all().stream().filter(one -> one.slug().equals(slug)).findFirst();
  }

  private static Optional<PretrainedEncoder> ofModel(ModelChoice choice, Language language) {
    try {
      return switch (Models.recipe(choice, language).vectoriser()) {
        case EncoderRows rows -> Optional.of(rows.encoder());
        case PieceRows rows -> Optional.of(rows.encoder());
        default -> Optional.empty();
      };
    } catch (NoticeException _) {
      return Optional.empty(); // the training says what is wrong with the choice
    }
  }

  /// The encoder whose vectors of all texts a model learns from; empty if it learns from others.
  /// For a model that does not exist the training says so.
  static Optional<PretrainedEncoder> needed(ModelChoice choice, Language language) {
    try {
      return Models.recipe(choice, language).vectoriser() instanceof EncoderRows rows
          ? Optional.of(rows.encoder())
          : Optional.empty();
    } catch (NoticeException _) {
      return Optional.empty();
    }
  }
}
