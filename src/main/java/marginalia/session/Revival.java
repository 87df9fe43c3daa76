package marginalia.session;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Probabilities;
import marginalia.learn.TextModel;
import marginalia.query.AdversarialValidation;
import marginalia.query.QueryStrategy;
import marginalia.store.ModelStore;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// An earlier model comes back: read, let score every text, rank the pool. For a background job.
///
/// @param examples the answered texts as they are now
/// @param settings how the model's features were found
record Revival(
    Features features,
    Examples examples,
    ModelStore.Content content,
    ModelChoice choice,
    Vectoriser settings,
    String strategy) {
  /// @param now how the model's labels are those of the examples
  Fit.Outcome run(Successors now, BitSet open, Instant at, Progress progress) throws IOException {
    progress.report(-1, Notice.of("models.reviving"));
    byte[] file = new byte[content.file().remaining()];
    content.file().duplicate().get(file);
    TextModel model = ModelFile.decode(file, choice.name());
    ModelRows rows =
        new ModelRows(
            settings, model.features(), model.features().transform(features.documents(), progress));
    long start = System.nanoTime();
    Probabilities said = model.classifier().probabilities(rows.matrix(), progress);
    if (said.exclusive() != examples.targets().exclusive()) {
      throw new NoticeException(Notice.of("models.otherKind"));
    }
    Probabilities probabilities = now.of(said);
    Duration scoring = Duration.ofNanos(System.nanoTime() - start);
    Training.Scored scored =
        new Training.Scored(features.documents(), examples.labels(), probabilities);
    QueryStrategy chosen = Queue.strategy(strategy);
    Optional<AdversarialValidation.Result> unlikeness =
        Queue.unlikeness(features, examples.rows(), open, chosen, progress);
    Ranking ranking =
        Queue.rank(
            features,
            open,
            Queue.Known.of(examples, probabilities, unlikeness),
            chosen,
            content.answers(),
            progress);
    return new Fit.Outcome(
        new Training.Trained(
            at,
            choice,
            model.classifier(),
            content.labels(),
            rows,
            scored,
            unlikeness,
            content.answers(),
            examples,
            Optional.empty(),
            scoring,
            Optional.empty()),
        ranking);
  }
}
