package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import marginalia.corpus.Suggestion;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Provenance;
import marginalia.learn.TextModel;
import marginalia.store.ModelStore;
import marginalia.store.PredictionStore.Prediction;
import marginalia.wording.Notice;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Keeps a trained model and its predictions in the project file, in the background and in small
/// pieces between which answers have their turn.
final class Keeping {
  private static final int PIECE = 1_000;

  /// A model of a large project is tens of megabytes; more often it is not written.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final long LARGEST_MODEL = 256L << 20;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Project project;
  private Optional<Instant> lastKept = Optional.empty();
  private Optional<ModelChoice> lastChoice = Optional.empty();
  private boolean lastExclusive;
  private long lastModel;
  private final Live<Integer> kept = new Live<>(0);

  Keeping(Project project) {
    this.project = project;
  }

  /// How many models were kept; grows with each.
  Live<Integer> kept() {
    return kept;
  }

  /// Starts to keep a model; a newer one cancels this.
  void keep(Training.Trained trained) {
    project.jobs().start("keep", Notice.of("job.keep"), progress -> keep(trained, progress));
  }

  private long keep(Training.Trained trained, Progress progress) throws IOException {
    long model = model(trained);
    Training.Scored scored = trained.scored();
    int rows = scored.probabilities().rows();
    for (int from = 0; from < rows; from += PIECE) {
      progress.checkCancelled();
      progress.report((double) from / rows, Notice.of("job.keep"));
      List<Prediction> predictions = new ArrayList<>();
      for (int row = from; row < Math.min(rows, from + PIECE); row++) {
        int top = scored.probabilities().top(row);
        predictions.add(
            new Prediction(
                scored.documents().id(row),
                new Suggestion(
                    scored.labels().get(top),
                    Math.clamp(scored.probabilities().of(row, top), 0, 1))));
      }
      project.stores().predictions().put(model, predictions);
    }
    return model;
  }

  /// The id of the kept model; the one before it, while that is less than a minute old.
  private synchronized long model(Training.Trained trained) throws IOException {
    boolean exclusive = trained.scored().probabilities().exclusive();
    boolean other = !lastChoice.equals(Optional.of(trained.choice())) || exclusive != lastExclusive;
    if (other || lastKept.isEmpty() || !trained.at().isBefore(lastKept.get().plus(PAUSE))) {
      lastModel = appendModel(trained);
      lastKept = Optional.of(trained.at());
      lastChoice = Optional.of(trained.choice());
      lastExclusive = exclusive;
    }
    return lastModel;
  }

  private long appendModel(Training.Trained trained) throws IOException {
    List<String> names =
        trained.known().stream().map(project.stores().labels().scheme()::path).toList();
    byte[] content =
        ModelFile.encode(new TextModel(trained.rows().model(), trained.classifier(), names));
    Provenance provenance = trained.classifier().provenance();
    ModelStore.Line line =
        new ModelStore.Line(
            trained.at(),
            trained.choice().name(),
            JSON.writeValueAsString(trained.choice()),
            trained.answers(),
            trained
                .judged()
                .map(scores -> OptionalDouble.of(scores.macroF1()))
                .orElse(OptionalDouble.empty()),
            provenance.elapsed(),
            content.length);
    long id =
        project
            .stores()
            .models()
            .append(
                new ModelStore.Stored(
                    line,
                    trained.known(),
                    JSON.writeValueAsString(provenance),
                    ByteBuffer.wrap(content.length > LARGEST_MODEL ? new byte[0] : content)));
    new KindOfModel(project.stores().settings()).keep(id, trained.scored().probabilities());
    project.jobs().observe(() -> kept.set(kept.get() + 1));
    return id;
  }
}
