package marginalia.session;

import java.io.IOException;
import java.util.BitSet;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Updatable;

/// What happens after a single answer: the last full model takes in what was answered since, scores
/// every text and ranks the pool. For a background job.
record Update(
    Features features,
    Training.Trained base,
    Updatable classifier,
    Examples fresh,
    String strategy) {
  /// What an update leaves.
  record Outcome(Training.Scored scored, Ranking ranking) {}

  Outcome run(BitSet open, Progress progress) throws IOException {
    Updatable updated = classifier.updated(base.rows().matrix(), fresh.rows(), fresh.targets());
    Probabilities probabilities = updated.probabilities(base.rows().matrix(), progress);
    progress.checkCancelled();
    Ranking ranking =
        Queue.rank(
            features,
            open,
            new Queue.Known(
                base.scored().labels(),
                probabilities,
                base.unlikeness(),
                base.examples().labelledWith(fresh),
                base.examples().tree()),
            Queue.strategy(strategy),
            base.answers() + fresh.size(),
            progress);
    return new Outcome(
        new Training.Scored(features.documents(), base.scored().labels(), probabilities), ranking);
  }
}
