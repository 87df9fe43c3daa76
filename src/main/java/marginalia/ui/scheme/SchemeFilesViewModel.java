package marginalia.ui.scheme;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Scope;
import marginalia.session.RemappingPlan;
import marginalia.session.SchemeFiles;
import marginalia.session.Workspace;
import marginalia.ui.control.Latest;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// Labels that go out into a file, and files that are to change labels: what one would do is said,
/// and nothing happens before [#confirm()]. UI thread only.
public final class SchemeFilesViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final Latest latest = new Latest();
  private Runnable apply = () -> {};

  /// Reads the file again; it may do something else once the labels are others.
  private Runnable again = () -> {};

  public SchemeFilesViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    scope.follow(workspace.project().scheme(), _ -> again.run());
  }

  /// Whether there is anything to be said.
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /// Whether the file changes something and can.
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /// Which file it is about.
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// How much would change, or what was done, in a sentence.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// Why it cannot be done; empty if it can.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// What would change, label by label.
  public ReadOnlyObjectProperty<List<String>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// Writes the labels; the ending of the name says the format.
  public void export(Path file) {
    begin("scheme.files.exporting", file, () -> {});
    run(
        workspace.files().exporting(file),
        labels -> said.set(words.say("scheme.exported", labels, file.toString())));
  }

  /// Says what a file of labels would change.
  public void readScheme(Path file) {
    begin("scheme.files.importing", file, () -> readScheme(file));
    run(workspace.files().reading(file), this::offer);
  }

  private void offer(SchemeFiles.Plan plan) {
    said.set(words.say(plan.summary()));
    lines.set(plan.said().stream().map(words::say).toList());
    ready.set(!plan.added().isEmpty() || !plan.changed().isEmpty());
    apply = () -> workspace.files().apply(plan);
  }

  /// Says what a mapping of old names to new would change.
  public void readMapping(Path file) {
    begin("scheme.files.mapping", file, () -> readMapping(file));
    run(workspace.remapping().reading(file), mapping -> offer(workspace.remapping().plan(mapping)));
  }

  private void offer(RemappingPlan plan) {
    said.set(words.say(plan.summary()));
    lines.set(plan.steps().stream().map(step -> words.say(step.said())).toList());
    problem.set(plan.conflicts().stream().map(words::say).collect(Collectors.joining("\n")));
    ready.set(plan.conflicts().isEmpty() && plan.changes());
    apply = () -> workspace.remapping().apply(plan);
  }

  private void begin(String key, Path file, Runnable reading) {
    clear();
    title.set(words.say(key, file.getFileName().toString()));
    again = reading;
    open.set(true);
  }

  private <T> void run(Job<T> job, Consumer<T> done) {
    latest.follow(
        job,
        end -> {
          switch (end) {
            case JobState.Done<T>(T result) -> done.accept(result);
            case JobState.Failed<T>(Notice reason, Throwable _) -> problem.set(words.say(reason));
            case JobState.Cancelled<T> _, JobState.Waiting<T> _, JobState.Running<T> _ -> {}
          }
        });
  }

  /// Does what was said, as one step that can be undone; does nothing where nothing would change.
  public void confirm() {
    if (ready.get()) {
      Runnable planned = apply;
      close();
      planned.run();
    }
  }

  /// Leaves everything as it is.
  public void close() {
    clear();
    open.set(false);
  }

  private void clear() {
    latest.forget();
    again = () -> {};
    apply = () -> {};
    ready.set(false);
    said.set("");
    problem.set("");
    lines.set(List.of());
  }
}
