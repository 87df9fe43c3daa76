package marginalia.ui.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.evaluate.health.Finding;
import marginalia.jobs.JobState;
import marginalia.jobs.Scope;
import marginalia.session.Checkup;
import marginalia.session.Examining;
import marginalia.session.Workspace;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the health of the scheme: what stands out, and what mends it. Looks anew when it is
/// asked to and after an evaluation. UI thread only.
public final class HealthViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Integer>> tail = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

  /// A finding in words.
  ///
  /// @param labels concerned, the one to be changed first
  /// @param texts behind it, the most telling first
  /// @param advice what mends it
  public record Line(
      Finding.Action action,
      double strength,
      String said,
      String advice,
      List<LabelId> labels,
      List<DocumentId> texts) {
    public Line {
      labels = List.copyOf(labels);
      texts = List.copyOf(texts);
    }
  }

  public HealthViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    said.set(words.say("health.about"));
    scope.follow(workspace.examining().latest(), _ -> list());
    scope.follow(workspace.project().scheme(), _ -> list());
    scope.follow(workspace.evaluating().latest(), measured -> measured.ifPresent(_ -> look()));
  }

  /// What stands out, the surest first; nothing of labels that have gone since.
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// Answers of each label, the most first.
  public ReadOnlyObjectProperty<List<Integer>> tailProperty() {
    return tail.getReadOnlyProperty();
  }

  /// How the look went.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// Why it could not be done; empty if nothing is wrong.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Looks at the scheme anew.
  public void look() {
    looking.set(true);
    problem.set("");
    workspace.examining().look().onEnd(this::ended);
  }

  private void ended(JobState<Examining.Examined> end) {
    looking.set(false);
    switch (end) {
      case JobState.Failed<Examining.Examined>(Notice reason, Throwable _) ->
          problem.set(words.say(reason));
      case JobState.Done<Examining.Examined> _, JobState.Cancelled<Examining.Examined> _ -> {}
      case JobState.Waiting<Examining.Examined> _, JobState.Running<Examining.Examined> _ -> {}
    }
  }

  private void list() {
    Optional<Examining.Examined> seen = workspace.examining().latest().get();
    lines.set(seen.map(this::lines).orElse(List.of()));
    seen.ifPresent(this::tell);
  }

  private void tell(Examining.Examined seen) {
    var spread = seen.checkup().health().tail();
    tail.set(spread.answers());
    String basis =
        words.say("resembling.basis." + seen.checkup().basis().name().toLowerCase(Locale.ROOT));
    String none = seen.checkup().health().findings().isEmpty() ? words.say("health.none") : "";
    said.set(
        (words.say("health.tail", spread.holdingMost(), spread.labels().size(), spread.all())
                + " "
                + words.say("health.room", workspace.scheme().room(), spread.unanswered())
                + " "
                + basis
                + " "
                + none)
            .strip());
  }

  private List<Line> lines(Examining.Examined seen) {
    LabelScheme scheme = workspace.project().scheme().get();
    return seen.checkup().health().findings().stream()
        .map(finding -> line(seen, finding))
        .filter(line -> line.labels().stream().allMatch(scheme::isActive))
        .toList();
  }

  private Line line(Examining.Examined seen, Finding finding) {
    return new Line(
        finding.action(),
        finding.strength(),
        words.say(seen.checkup().said(finding)),
        words.say(Checkup.advice(finding)),
        seen.labels(finding),
        seen.documents(finding));
  }

  /// Whether a finding is mended by a merge.
  public boolean mergeable(Line line) {
    return line.action() == Finding.Action.MERGE;
  }

  /// Whether a finding is mended by a split.
  public boolean splittable(Line line) {
    return line.action() == Finding.Action.SPLIT || line.action() == Finding.Action.DIVIDE;
  }

  /// Makes the two labels of a finding one, the first going; undo takes it back. Does nothing for
  /// findings of other kinds, and where one label lies below the other.
  public void merge(Line line) {
    if (mergeable(line)) {
      LabelId from = line.labels().getFirst();
      LabelId into = line.labels().getLast();
      if (!workspace.project().scheme().get().isWithin(into, from)) {
        workspace.merging().merge(from, into);
      }
    }
  }
}
