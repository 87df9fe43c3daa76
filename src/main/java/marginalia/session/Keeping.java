package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Suggestion;
import marginalia.jobs.Progress;
import marginalia.learn.ModelFile;
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
  private long lastModel;

  Keeping(Project project) {
    this.project = project;
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
    if (lastKept.isEmpty() || !trained.at().isBefore(lastKept.get().plus(PAUSE))) {
      lastModel = appendModel(trained);
      lastKept = Optional.of(trained.at());
    }
    return lastModel;
  }

  private long appendModel(Training.Trained trained) throws IOException {
    List<String> names =
        trained.scored().labels().stream().map(project.stores().labels().scheme()::path).toList();
    byte[] content =
        ModelFile.encode(new TextModel(trained.features(), trained.classifier(), names));
    if (content.length > LARGEST_MODEL) {
      content = new byte[0];
    }
    return project
        .stores()
        .models()
        .append(
            new ModelStore.Stored(
                trained.at(),
                trained.classifier().provenance().trainer(),
                trained.answers(),
                trained.scored().labels(),
                JSON.writeValueAsString(trained.classifier().provenance()),
                ByteBuffer.wrap(content)));
  }
}
