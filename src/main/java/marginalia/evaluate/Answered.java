package marginalia.evaluate;

import marginalia.learn.LabelSet;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.text.Texts;

/// Texts with their answers, to try models on.
///
/// @param truth of each text
public record Answered(Texts texts, Targets truth, LabelSet labels, Language language) {
  public Answered {
    if (texts.size() != truth.rows() || labels.names().size() != truth.labels()) {
      throw new IllegalArgumentException(
          texts.size() + " texts, " + truth.rows() + " answers of " + labels.names());
    }
  }
}
