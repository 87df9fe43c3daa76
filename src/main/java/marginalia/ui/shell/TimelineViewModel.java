package marginalia.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.jobs.Scope;
import marginalia.session.History;
import marginalia.session.Workspace;
import marginalia.ui.control.StepWords;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// The steps of a project in words, newest first, each a point to return to. Read when asked for.
/// UI thread only.
final class TimelineViewModel {
  private static final int SHOWN = 500;

  private final Workspace workspace;
  private final Wording words;
  private final StepWords steps;
  private final ReadOnlyObjectWrapper<List<String>> preview =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Line>> here =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private boolean shown;
  private int most = SHOWN;

  /// A step in the list.
  ///
  /// @param said what was done
  /// @param by who did it and when
  record Line(long number, String said, String by, State state) {}

  /// Whether a step counts.
  enum State {
    UNDONE,
    /// The last that counts: where the project is.
    HERE,
    DONE
  }

  TimelineViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.steps = new StepWords(words, workspace.project().zone());
    scope.follow(
        workspace.project().saved(),
        saved -> {
          if (shown && saved.all()) {
            read();
          }
        });
  }

  /// The steps, newest first; those that were undone come before the one where the project is.
  ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// The step where the project is; empty if none counts.
  ReadOnlyObjectProperty<Optional<Line>> hereProperty() {
    return here.getReadOnlyProperty();
  }

  /// What a point that is looked at was like, a sentence to a line.
  ReadOnlyObjectProperty<List<String>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /// Looks at the project as it was when this step was the last.
  void look(Line line) {
    workspace
        .versions()
        .asOf(line.number())
        .onDone(past -> {
          List<Notice> said = new ArrayList<>(List.of(past.said()));
          said.addAll(past.differences(workspace.project().scheme().get()));
          preview.set(said.stream().map(words::say).toList());
        });
  }

  /// Older steps too, if there are any.
  void more() {
    if (lines.get().size() >= most) {
      most *= 2;
      read();
    }
  }

  /// Reads the steps anew, now and after every change until [#end()].
  void begin() {
    shown = true;
    read();
  }

  /// Nobody looks any more.
  void end() {
    shown = false;
  }

  private void read() {
    List<Line> next = new ArrayList<>();
    boolean reached = false;
    for (History.Step step : workspace.history().timeline(most)) {
      State state = !step.counts() ? State.UNDONE : reached ? State.DONE : State.HERE;
      reached |= step.counts();
      next.add(new Line(step.number(), steps.said(step), steps.by(step), state));
    }
    lines.set(List.copyOf(next));
    here.set(next.stream().filter(line -> line.state() == State.HERE).findFirst());
  }

  /// Returns to the point at which this step was the last.
  void returnTo(Line line) {
    workspace.history().returnTo(line.number());
  }
}
