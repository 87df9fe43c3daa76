package marginalia.ui.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Setting;
import marginalia.session.TrainedModel;
import marginalia.session.Workspace;
import marginalia.text.Language;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;

/// State of the models screen: the model that is being chosen, what a training says, the models
/// trained so far. UI thread only.
public final class ModelsViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<String> name;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<List<TrainedModel>> models =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private Optional<Live.Subscription> watched = Optional.empty();
  private Optional<Job<?>> training = Optional.empty();

  public ModelsViewModel(Workspace workspace, Jobs jobs, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    ModelChoice now = workspace.project().settings().get().choice();
    this.name = new ReadOnlyObjectWrapper<>(now.name());
    values.putAll(now.settings());
    scope.follow(workspace.modelling().models(), models::set);
    scope.follow(workspace.training().trained(), _ -> say());
    scope.follow(workspace.modelling().held(), _ -> say());
    scope.follow(jobs.running(), this::watch);
    scope.hold(() -> watched.ifPresent(Live.Subscription::close));
  }

  /// Names of the models there are, the default first.
  public List<String> names() {
    return Models.names();
  }

  /// The model that is being chosen.
  public ReadOnlyObjectProperty<String> nameProperty() {
    return name.getReadOnlyProperty();
  }

  /// Its settings.
  public List<Setting> settings() {
    return Models.settings(name.get());
  }

  /// How a setting is written now; empty if it is as usual.
  public String value(Setting setting) {
    return values.getOrDefault(setting.name(), "");
  }

  /// Chooses another model, with everything as usual.
  public void choose(String other) {
    if (!other.equals(name.get())) {
      values.clear();
      complaint.set("");
      name.set(other);
    }
  }

  /// Writes a setting; empty for as usual.
  public void set(Setting setting, String value) {
    values.put(setting.name(), value.strip());
  }

  /// Lets the chosen model learn from now on; a value that is none is said instead.
  public void train() {
    ModelChoice chosen = new ModelChoice(name.get(), values);
    try {
      var _ = Models.recipe(chosen, Language.ENGLISH);
      complaint.set("");
      workspace.modelling().choose(chosen);
    } catch (NoticeException e) {
      complaint.set(words.say(e.notice()));
    }
  }

  /// What is wrong with a setting or with the model that was to be taken back; empty if nothing is.
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  /// What the training under way says, or which model is in use.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// The models trained so far, newest first.
  public ReadOnlyObjectProperty<List<TrainedModel>> modelsProperty() {
    return models.getReadOnlyProperty();
  }

  /// Takes an earlier model back.
  public void use(TrainedModel shown) {
    workspace
        .modelling()
        .use(shown)
        .onEnd(end ->
            complaint.set(
                end instanceof JobState.Failed<?>(Notice reason, Throwable _)
                    ? words.say(reason)
                    : ""));
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

  private void watch(List<Job<?>> jobs) {
    Optional<Job<?>> now = jobs.stream().filter(job -> job.kind().equals("train")).findFirst();
    if (!now.equals(training)) {
      training = now;
      watched.ifPresent(Live.Subscription::close);
      watched = now.map(job -> job.state().subscribe(this::follow));
      say();
    }
  }

  private <T> void follow(JobState<T> state) {
    if (state instanceof JobState.Running<T>(double _, Notice doing)) {
      said.set(words.say(doing));
    }
  }

  private void say() {
    if (training.isPresent()) {
      return;
    }
    said.set(
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
