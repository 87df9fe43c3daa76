package marginalia.corpus;

/// What the model proposed while a text was on show.
///
/// @param probability from 0 to 1
public record Suggestion(LabelId label, double probability) {
  public Suggestion {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a probability: " + probability);
    }
  }
}
