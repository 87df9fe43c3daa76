package marginalia.session;

import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Probabilities;
import marginalia.learn.linear.LogisticRegression;
import marginalia.query.AdversarialValidation;
import marginalia.query.QueryStrategy;
import marginalia.wording.Notice;

/// A full training: fit, score every text, compare labelled and unlabelled, rank the pool. For a
/// background job.
record Fit(Features features, Examples examples, String strategy) {
  /// What a training leaves.
  record Outcome(Training.Trained trained, Ranking ranking) {}

  Outcome run(BitSet open, Instant at, Progress progress) throws IOException {
    QueryStrategy chosen = Queue.strategy(strategy);
    progress.report(-1, Notice.of("job.train"));
    Classifier classifier =
        LogisticRegression.defaults()
            .fit(
                features.matrix().select(examples.rows()),
                examples.targets(),
                Training.SEED,
                progress);
    progress.checkCancelled();
    Probabilities probabilities = classifier.probabilities(features.matrix(), progress);
    Optional<AdversarialValidation.Result> unlikeness =
        Queue.unlikeness(features, examples.rows(), open, chosen, progress);
    Ranking ranking =
        Queue.rank(features, open, probabilities, unlikeness, chosen, examples.size(), progress);
    Training.Scored scored =
        new Training.Scored(features.documents(), examples.labels(), probabilities);
    return new Outcome(
        new Training.Trained(at, classifier, features.model(), scored, unlikeness, examples.size()),
        ranking);
  }
}
