package marginalia.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import marginalia.learn.ModelChoice;
import marginalia.store.ModelStore;

/// A model that has learnt, as a table shows it.
///
/// @param name of the model's kind
/// @param choice with its settings; empty for one trained by an early version
/// @param answers labelled documents it was trained on
/// @param macroF1 on the held-out texts; empty where there were too few
/// @param elapsed wall time of the fit
/// @param bytes size of the model file
public record TrainedModel(
    long id,
    Instant at,
    String name,
    Optional<ModelChoice> choice,
    int answers,
    OptionalDouble macroF1,
    Duration elapsed,
    long bytes,
    Shelf shelf,
    Standing standing) {
  /// Whether it can be taken back.
  public enum Shelf {
    /// Yes, until the user says otherwise.
    PROTECTED,
    /// Yes, until newer ones take its place.
    PASSING,
    /// No: only this line is left.
    DROPPED
  }

  /// How its labels stand to those of the project.
  public enum Standing {
    /// They are the same.
    SAME,
    /// Labels were merged or put in another order since; what it says is said of those there are
    /// now, exactly.
    MAPPED,
    /// It knows labels that have gone, or does not know all there are.
    STALE,
    /// It gives a text one label where the project takes several, or the other way round.
    OTHER_KIND;

    /// Whether it can speak of the labels of now.
    public boolean usable() {
      return this == SAME || this == MAPPED;
    }
  }

  static TrainedModel of(ModelStore.Kept kept, Optional<ModelChoice> choice, Standing standing) {
    ModelStore.Line line = kept.line();
    return new TrainedModel(
        kept.id(),
        line.trainedAt(),
        line.name(),
        choice,
        line.answers(),
        line.macroF1(),
        line.elapsed(),
        line.bytes(),
        !kept.usable()
            ? Shelf.DROPPED
            : kept.shelf() == ModelStore.Shelf.PROTECTED ? Shelf.PROTECTED : Shelf.PASSING,
        standing);
  }
}
