package marginalia.ui.models;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.Job;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Setting;
import marginalia.learn.neural.FineTuning;
import marginalia.session.TrainedModel;
import marginalia.session.Workspace;
import marginalia.ui.control.SettingForm;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;

/// State of the models screen: the model that is being chosen, how a training goes, the models
/// trained so far. UI thread only.
public final class ModelsViewModel implements SettingForm.Values {
  /// From here on a time is said in minutes.
  private static final double MINUTES = 150;

  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<ModelChoice> chosen;
  private final ReadOnlyObjectWrapper<List<TrainedModel>> models =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Work training;
  private final ReadOnlyStringWrapper expected = new ReadOnlyStringWrapper("");
  private Optional<Job<OptionalDouble>> foreseeing = Optional.empty();

  public ModelsViewModel(Workspace workspace, Jobs jobs, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.chosen = new ReadOnlyObjectWrapper<>(workspace.project().settings().get().choice());
    this.training = new Work("train", jobs, words, scope);
    scope.follow(workspace.modelling().models(), models::set);
    scope.follow(workspace.training().trained(), _ -> say());
    scope.follow(workspace.modelling().held(), _ -> say());
  }

  /// Names of the models there are, the default first.
  public List<String> names() {
    return Models.names();
  }

  /// The model that is being chosen, with its settings.
  public ReadOnlyObjectProperty<ModelChoice> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Its settings about one topic.
  public List<Setting> settings(Setting.Topic topic) {
    return Models.settings(chosen.get().name()).stream()
        .filter(setting -> setting.topic() == topic)
        .toList();
  }

  @Override
  public String value(Setting setting) {
    return chosen.get().settings().getOrDefault(setting.name(), "");
  }

  /// Chooses another model, with everything as usual.
  public void choose(String other) {
    if (!other.equals(chosen.get().name())) {
      training.noComplaint();
      expected.set("");
      chosen.set(ModelChoice.of(other));
    }
  }

  @Override
  public void set(Setting setting, String value) {
    Map<String, String> values = new LinkedHashMap<>(chosen.get().settings());
    values.put(setting.name(), value.strip());
    ModelChoice next = new ModelChoice(chosen.get().name(), values);
    if (!next.equals(chosen.get())) {
      chosen.set(next);
    }
  }

  /// Lets the chosen model learn from now on; a value that is none is said instead.
  public void train() {
    try {
      workspace.modelling().check(chosen.get());
      training.noComplaint();
      workspace.modelling().choose(chosen.get());
    } catch (NoticeException e) {
      training.complain(e.notice());
    }
  }

  /// How long the chosen model will take to learn; empty until that is known.
  public ReadOnlyStringProperty expectedProperty() {
    return expected.getReadOnlyProperty();
  }

  /// Finds out how long the chosen model will take to learn.
  void foresee() {
    ModelChoice choice = chosen.get();
    foreseeing.ifPresent(Job::cancel);
    try {
      workspace.modelling().check(choice);
    } catch (NoticeException _) {
      return; // It is said when it is to be trained.
    }
    Job<OptionalDouble> job = workspace.modelling().expect(choice);
    foreseeing = Optional.of(job);
    job.onDone(told -> {
      if (choice.equals(chosen.get())) {
        expected.set(told.isPresent() ? say(told.getAsDouble()) : "");
      }
    });
  }

  private String say(double seconds) {
    return seconds < MINUTES
        ? words.say("models.expected", Math.max(1, Math.round(seconds)))
        : words.say("models.expected.minutes", Math.round(seconds / 60));
  }

  /// The training under way: what it says and how far it is, or which model is in use.
  Work training() {
    return training;
  }

  /// The models trained so far, newest first.
  public ReadOnlyObjectProperty<List<TrainedModel>> modelsProperty() {
    return models.getReadOnlyProperty();
  }

  /// Takes an earlier model back.
  public void use(TrainedModel shown) {
    workspace.modelling().use(shown).onEnd(training::ended);
  }

  /// Whether a model can be written as ONNX.
  boolean hasEncoder(TrainedModel shown) {
    return shown.name().equals(FineTuning.NAME) && shown.shelf() != TrainedModel.Shelf.DROPPED;
  }

  /// Writes a fine-tuned encoder as ONNX.
  void export(TrainedModel shown, Path path) {
    workspace
        .modelling()
        .export(shown, path)
        .onDone(written ->
            training.rest(
                words.say(
                    "onnx.written",
                    written.weights().toString(),
                    written.tokeniser().toString(),
                    written.pooling().toString())))
        .onEnd(training::ended);
  }

  /// Protects a model from being dropped for newer ones, or no longer.
  public void toggleProtection(TrainedModel shown) {
    if (shown.shelf() == TrainedModel.Shelf.PROTECTED) {
      workspace.modelling().release(shown);
    } else {
      workspace.modelling().protect(shown);
    }
  }

  /// A model's settings on one line.
  public String written(TrainedModel shown) {
    return shown.choice().map(ModelChoice::written).filter(line -> !line.isEmpty()).orElse("–");
  }

  private void say() {
    training.rest(
        workspace
            .training()
            .trained()
            .get()
            .map(trained ->
                words.say(
                    workspace.modelling().held().get() ? "models.held" : "models.inUse",
                    words.say("model." + trained.choice().name()),
                    trained.answers(),
                    trained.classifier().provenance().elapsed().toMillis() / 1000.0))
            .orElse(words.say("models.none")));
  }
}
