package marginalia.learn.neural;

/// A wired network: k scores for each text of a batch, before they become probabilities. Safe for
/// several threads with a tape each.
@FunctionalInterface
public interface Network {
  Signal scores(Tape tape, Batch batch);
}
