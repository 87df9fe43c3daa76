package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Models;
import marginalia.store.ModelStore;
import marginalia.text.Cutting;
import marginalia.text.Language;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Which model learns, and the models that have learnt: compared, taken back, protected. UI thread
/// only; the work is done in jobs.
public final class Modelling {
  /// What stands for models that were kept before choices were.
  private static final String UNKNOWN = "{}";

  private static final int SHOWN_TEXTS = 12;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Project project;
  private final Training training;
  private final Live<List<TrainedModel>> models = new Live<>(List.of());

  /// For which the list says how the models stand.
  private TaskKind kind;

  Modelling(Project project, Training training) {
    this.project = project;
    this.training = training;
    this.kind = project.settings().get().kind();
    training.kept().subscribe(_ -> refresh());
    project.scheme().subscribe(_ -> refresh());
    project.settings().subscribe(now -> kindChanged(now.kind()));
  }

  /// The trained models, newest first.
  public Live<List<TrainedModel>> models() {
    return models;
  }

  /// Whether automatic training rests, because an earlier model was taken back.
  public Live<Boolean> held() {
    return training.held();
  }

  private void kindChanged(TaskKind now) {
    if (now != kind) {
      kind = now;
      refresh();
    }
  }

  private void refresh() {
    LabelScheme scheme = project.scheme().get();
    TaskKind now = kind;
    project
        .jobs()
        .start("models", Notice.of("job.models"), _ -> read(scheme, now))
        .onDone(models::set);
  }

  private List<TrainedModel> read(LabelScheme scheme, TaskKind kind) {
    return project.stores().models().all().stream()
        .map(kept ->
            TrainedModel.of(kept, choice(kept.line().choice()), standing(kept, scheme, kind)))
        .toList();
  }

  private TrainedModel.Standing standing(ModelStore.Kept kept, LabelScheme scheme, TaskKind kind) {
    if (new KindOfModel(project.stores().settings()).isOther(kept.id(), kind)) {
      return TrainedModel.Standing.OTHER_KIND;
    }
    return Successors.of(scheme, kept.labels(), kind)
        .map(now -> now.same() ? TrainedModel.Standing.SAME : TrainedModel.Standing.MAPPED)
        .orElse(TrainedModel.Standing.STALE);
  }

  private static Optional<ModelChoice> choice(String json) {
    return json.equals(UNKNOWN)
        ? Optional.empty()
        : Optional.of(JSON.readValue(json, ModelChoice.class));
  }

  /// Lets this model learn from now on, and trains it.
  public void choose(ModelChoice chosen) {
    project.change(project.settings().get().withModel(chosen));
    training.retrain();
  }

  /// The beginnings of some texts from all over the project.
  public Job<List<String>> someTexts() {
    Documents documents = project.documents().get();
    return project
        .jobs()
        .start("some-texts", Notice.of("job.preview.texts"), _ -> documents.some(SHOWN_TEXTS));
  }

  /// What becomes of a text by the settings of a model.
  public Job<Cutting> cut(ModelChoice choice, String text) {
    Documents documents = project.documents().get();
    Optional<Language> set = language();
    return project
        .jobs()
        .startUrgent(
            "cut",
            Notice.of("job.preview.texts"),
            _ -> {
              Language language = set.orElseGet(() -> Features.recognise(documents));
              return Models.recipe(choice, language).vectoriser().cut(text, documents.size());
            });
  }

  /// Whether a model can be made for this project.
  ///
  /// @throws NoticeException if a setting is none, or does not suit the texts' language
  public void check(ModelChoice choice) throws NoticeException {
    var _ = Models.recipe(choice, language().orElse(Language.ENGLISH));
  }

  private Optional<Language> language() {
    return training.features().map(Features::language).or(project.settings().get()::language);
  }

  /// How many seconds a model will take to learn the answers there are, from a short probe; empty
  /// where they are too few to tell.
  public Job<OptionalDouble> expect(ModelChoice choice) {
    Documents documents = project.documents().get();
    TaskKind kind = project.settings().get().kind();
    LabelScheme scheme = project.scheme().get();
    Map<DocumentId, Answer> answers = project.answers().snapshot();
    Optional<Language> set = language();
    return project
        .jobs()
        .start(
            "effort",
            Notice.of("job.effort"),
            progress -> {
              progress.report(-1, Notice.of("job.effort"));
              Examples examples =
                  Examples.of(answers, documents, scheme, kind, id -> !documents.isHeldOut(id));
              Language language = set.orElseGet(() -> Features.recognise(documents));
              return new Foresight(documents, examples, TaskLabels.of(scheme, kind))
                  .seconds(Models.recipe(choice, language), progress);
            });
  }

  /// Takes an earlier model back: it proposes and ranks, single answers are taken in, and no
  /// training replaces it until one is asked for.
  public Job<?> use(TrainedModel model) {
    return training.revive(
        model.choice().orElse(ModelChoice.of(model.name())), () -> content(model));
  }

  /// Writes a fine-tuned encoder as ONNX.
  public Job<OnnxExport.Written> export(TrainedModel model, Path path) {
    return project
        .jobs()
        .start(
            "onnx",
            Notice.of("job.onnx"),
            _ -> {
              ByteBuffer kept = content(model).file().duplicate();
              byte[] file = new byte[kept.remaining()];
              kept.get(file);
              return OnnxExport.write(ModelFile.decode(file, model.name()), path);
            });
  }

  private ModelStore.Content content(TrainedModel model) throws NoticeException {
    return project
        .stores()
        .models()
        .content(model.id())
        .orElseThrow(() -> new NoticeException(Notice.of("models.gone")));
  }

  /// Protects a model from being dropped for newer ones.
  public void protect(TrainedModel model) {
    put(model, ModelStore.Shelf.PROTECTED);
  }

  /// Lets newer models take a model's place again.
  public void release(TrainedModel model) {
    put(model, ModelStore.Shelf.PASSING);
  }

  private void put(TrainedModel model, ModelStore.Shelf shelf) {
    project.writeQuietly(() -> {
      project.stores().models().put(model.id(), shelf);
      project.jobs().observe(this::refresh);
    });
  }

  /// Reads a kept model's content.
  interface Source {
    ModelStore.Content read() throws IOException;
  }
}
