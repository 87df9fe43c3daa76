package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
  private static final long LARGEST_MODEL = 256L << 20;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Project project;

  Keeping(Project project) {
    this.project = project;
  }

  /// Starts to keep a model; a newer one cancels this.
  void keep(Training.Trained trained) {
    project.jobs().start("keep", Notice.of("job.keep"), progress -> keep(trained, progress));
  }

  private long keep(Training.Trained trained, Progress progress) throws IOException {
    long model = appendModel(trained);
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
