package marginalia.session;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Continuing;
import marginalia.learn.Probabilities;
import marginalia.learn.Trainer;
import marginalia.query.AdversarialValidation;
import marginalia.query.QueryStrategy;
import marginalia.wording.Notice;

/// A full training: fit, score every text, compare labelled and unlabelled, rank the pool. For a
/// background job.
///
/// @param heldOut answered texts to judge by; may be few or none
/// @param last a model to go on from, if it can be gone on from
record Fit(
    Learning learning,
    Examples examples,
    Examples heldOut,
    String strategy,
    Optional<Training.Trained> last) {
  /// Fewer held-out texts say too little.
  private static final int LEAST_HELD_OUT = 20;

  /// What a training leaves.
  record Outcome(Training.Trained trained, Ranking ranking) {}

  Outcome run(BitSet open, Instant at, Progress progress) throws IOException {
    QueryStrategy chosen = Queue.strategy(strategy);
    progress.report(-1, Notice.of("job.train"));
    Features features = learning.features();
    ModelRows rows = learning.rows(progress);
    Optional<Trainer> continuing = continuing(rows);
    Trainer trainer = continuing.isPresent() ? continuing.get() : learning.trainer(rows);
    Classifier classifier = Learning.fit(trainer, rows, examples, progress);
    progress.checkCancelled();
    long start = System.nanoTime();
    Probabilities probabilities = classifier.probabilities(rows.matrix(), progress);
    Duration scoring = Duration.ofNanos(System.nanoTime() - start);
    Optional<AdversarialValidation.Result> unlikeness =
        Queue.unlikeness(features, examples.rows(), open, chosen, progress);
    Ranking ranking =
        Queue.rank(
            features,
            open,
            Queue.Known.of(examples, probabilities, unlikeness),
            chosen,
            examples.size(),
            progress);
    Training.Scored scored =
        new Training.Scored(features.documents(), examples.labels(), probabilities);
    return new Outcome(
        new Training.Trained(
            at,
            learning.choice(),
            classifier,
            examples.labels(),
            rows,
            scored,
            unlikeness,
            examples.size(),
            examples,
            judged(probabilities),
            scoring,
            Optional.of(new Training.Learnt(examples, continuing.isEmpty() ? 0 : times() + 1))),
        ranking);
  }

  private int times() {
    return last.flatMap(Training.Trained::learnt).map(Training.Learnt::times).orElse(0);
  }

  /// A trainer that goes on from the last model: if texts, labels and choice are the same, and all
  /// it has learnt from still counts.
  private Optional<Trainer> continuing(ModelRows rows) throws IOException {
    Optional<Training.Learnt> learnt =
        last.filter(model ->
                model.rows().equals(rows)
                    && model.choice().equals(learning.choice())
                    && model.known().equals(examples.labels()))
            .flatMap(Training.Trained::learnt)
            .filter(before -> examples.include(before.examples()));
    if (learnt.isEmpty() || !(learning.trainer(rows) instanceof Continuing continuing)) {
      return Optional.empty();
    }
    return continuing.continuing(
        last.orElseThrow().classifier(),
        learnt.get().times(),
        examples.unlike(learnt.get().examples()));
  }

  private Optional<Scores> judged(Probabilities probabilities) {
    return heldOut.size() < LEAST_HELD_OUT
        ? Optional.empty()
        : Optional.of(
            Scores.of(heldOut.targets(), probabilities.select(heldOut.rows()).decisions()));
  }
}
