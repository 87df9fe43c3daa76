package marginalia.ui.models;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.evaluate.Advice;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.Recommending;
import marginalia.session.Workspace;
import marginalia.wording.Wording;

/// State of the question which model to use: the work that finds out, and what it has found. UI
/// thread only.
public final class AdviceViewModel {
  private final Workspace workspace;
  private final ModelsViewModel model;
  private final Wording words;
  private final Work finding;
  private Optional<String> best = Optional.empty();
  private final ReadOnlyStringWrapper recommended = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> reasons =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());

  /// A model that could be used, in words.
  ///
  /// @param model its name for [ModelsViewModel#choose(String)]
  /// @param gain in points of macro-F1 above the linear model, and from where to where
  public record Row(
      String model, String name, String gain, String range, String basis, String seconds) {}

  public AdviceViewModel(
      Workspace workspace, ModelsViewModel model, Jobs jobs, Wording words, Scope scope) {
    this.workspace = workspace;
    this.model = model;
    this.words = words;
    this.finding = new Work(Recommending.KIND, jobs, words, scope);
  }

  /// Tries models on a part of the answers.
  public void run() {
    finding.noComplaint();
    workspace.recommending().run().onEnd(this::ended);
  }

  private void ended(JobState<Advice> end) {
    finding.ended(end);
    if (end instanceof JobState.Done<Advice>(Advice advice)) {
      best = Optional.of(advice.model());
      recommended.set(words.say("recommend.model", words.say("model." + advice.model())));
      reasons.set(advice.reasons().stream().map(words::say).toList());
      rows.set(advice.options().stream().map(this::row).toList());
    }
  }

  private Row row(Advice.Option option) {
    return new Row(
        option.model(),
        words.say("model." + option.model()),
        points(option.gain().value()),
        option.gain().low() == option.gain().high()
            ? "–"
            : words.say(
                "recommend.range", points(option.gain().low()), points(option.gain().high())),
        words.say("recommend.basis." + option.basis()),
        words.say("recommend.seconds", Math.max(1, option.seconds())));
  }

  /// Whole points: a part of the answers tells no more.
  private String points(double gain) {
    long points = Math.round(100 * gain);
    return points == 0 ? "0" : words.say("recommend.points", points);
  }

  /// The work under way.
  Work finding() {
    return finding;
  }

  /// Which model is recommended; empty until it was asked for.
  public ReadOnlyStringProperty recommendedProperty() {
    return recommended.getReadOnlyProperty();
  }

  /// Why, the weightiest first.
  public ReadOnlyObjectProperty<List<String>> reasonsProperty() {
    return reasons.getReadOnlyProperty();
  }

  /// The models that were thought of, simple ones first.
  public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /// The one that is recommended.
  public Optional<Row> best() {
    return rows.get().stream()
        .filter(row -> best.filter(row.model()::equals).isPresent())
        .findFirst();
  }

  /// Makes a model the one that is being chosen.
  public void take(Optional<Row> row) {
    row.ifPresent(chosen -> model.choose(chosen.model()));
  }
}
