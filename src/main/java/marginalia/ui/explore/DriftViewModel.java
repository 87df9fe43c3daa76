package marginalia.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DateSpan;
import marginalia.corpus.DateStep;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.query.Drift.Period;
import marginalia.session.DriftPlan;
import marginalia.session.Drifted;
import marginalia.session.Drifted.Accuracy;
import marginalia.session.Workspace;
import marginalia.ui.control.Latest;
import marginalia.wording.Wording;

/// State of the drift over time: the reference, the periods, and what rises and falls in the chosen
/// one. UI thread only.
public final class DriftViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<TermLine>> rising =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<TermLine>> falling =
      new ReadOnlyObjectWrapper<>(List.of());
  private String reference = "";
  private DateStep step = DateStep.YEAR;
  private final Latest latest = new Latest();

  /// A period as it is listed and drawn.
  ///
  /// @param said its area in words
  /// @param note whether that is significant, and the accuracy
  /// @param accuracy of a model of the reference, from 0 to 1; empty where it is not known
  record Line(Period period, String said, String note, Optional<Double> accuracy) {}

  public DriftViewModel(Workspace workspace, Wording words) {
    this.workspace = workspace;
    this.words = words;
    summary.set(words.say("drift.intro"));
  }

  /// The reference, or why there is no result.
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// Whether the texts are being followed.
  public ReadOnlyBooleanProperty runningProperty() {
    return latest.runningProperty();
  }

  /// The periods in the order of time.
  ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// Words that are more frequent in the chosen period than in the reference.
  ReadOnlyObjectProperty<List<TermLine>> risingProperty() {
    return rising.getReadOnlyProperty();
  }

  /// Words that are rarer.
  ReadOnlyObjectProperty<List<TermLine>> fallingProperty() {
    return falling.getReadOnlyProperty();
  }

  /// Takes another reference such as `2000..2009`; blank for the earliest texts.
  void refer(String span) {
    reference = span.strip();
  }

  /// Takes periods of another length.
  public void part(DateStep other) {
    step = other;
  }

  DateStep step() {
    return step;
  }

  /// Follows the texts anew; replaces what is under way.
  public void run() {
    Optional<DateSpan> span;
    try {
      span = reference.isEmpty() ? Optional.empty() : Optional.of(DateSpan.of(reference));
    } catch (IllegalArgumentException _) {
      summary.set(words.say("cli.filter.span", reference));
      return;
    }
    DriftPlan usual = DriftPlan.defaults();
    Job<Drifted> now =
        workspace
            .drifting()
            .start(new DriftPlan(span, step, usual.left(), usual.most(), usual.seed()));
    latest.follow(now, this::show);
  }

  /// Ends what is under way.
  public void cancel() {
    latest.cancel();
  }

  private void show(JobState<Drifted> end) {
    switch (end) {
      case JobState.Done<Drifted>(Drifted found) -> show(found);
      case JobState.Failed<Drifted>(var reason, Throwable _) -> {
        lines.set(List.of());
        summary.set(words.say(reason));
      }
      case JobState.Cancelled<Drifted> _,
          JobState.Waiting<Drifted> _,
          JobState.Running<Drifted> _ -> {}
    }
  }

  private void show(Drifted found) {
    StringBuilder said =
        new StringBuilder(
            words.say("drift.reference", found.reference().from() + ".." + found.reference().to()));
    if (found.undated() > 0) {
      said.append(' ').append(words.say("drift.left", found.undated()));
    }
    if (!found.drift().skipped().isEmpty()) {
      said.append(' ')
          .append(words.say("drift.skipped", String.join(", ", found.drift().skipped())));
    }
    summary.set(said.toString());
    lines.set(
        found.drift().periods().stream().map(period -> line(period, found.accuracies())).toList());
    choose(found.drift().periods().size() - 1);
  }

  private Line line(Period period, List<Accuracy> accuracies) {
    Optional<Double> accuracy =
        accuracies.stream()
            .filter(a -> a.period().equals(period.name()))
            .map(Accuracy::accuracy)
            .findFirst();
    String said =
        words.say(
            "drift.line",
            period.name(),
            period.area().value(),
            period.area().low(),
            period.area().high());
    String note = words.say(period.significant() ? "drift.significant" : "drift.insignificant");
    return new Line(
        period,
        said,
        accuracy.map(a -> note + " · " + words.say("drift.lineAccuracy", a)).orElse(note),
        accuracy);
  }

  /// Shows what rises and falls in a period.
  ///
  /// @param place among the periods; others show nothing
  void choose(int place) {
    boolean known = place >= 0 && place < lines.get().size();
    rising.set(known ? TermLine.all(lines.get().get(place).period().rising(), words) : List.of());
    falling.set(known ? TermLine.all(lines.get().get(place).period().falling(), words) : List.of());
  }
}
