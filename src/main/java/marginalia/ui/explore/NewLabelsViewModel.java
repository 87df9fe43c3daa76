package marginalia.ui.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.JobState;
import marginalia.jobs.Scope;
import marginalia.query.novelty.Detectors;
import marginalia.session.Discovering;
import marginalia.session.Discovering.Group;
import marginalia.session.Discovering.NewText;
import marginalia.session.Workspace;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the search for new labels: groups of texts that fit none, and what becomes of them. UI
/// thread only.
public final class NewLabelsViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final List<Proposal> proposals = new ArrayList<>();

  /// Those that somebody has made a label of; they are not listed while that label is there.
  private final Set<Proposal> accepted = new HashSet<>();

  private final ReadOnlyObjectWrapper<List<Proposal>> listed =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private Optional<Proposal> pending = Optional.empty();

  /// A group with the name its label would have.
  public record Proposal(String name, Group group) {}

  public NewLabelsViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    said.set(words.say("newLabels.about"));
    scope.follow(
        workspace.project().scheme(),
        _ -> {
          pending = Optional.empty();
          list();
        });
    scope.follow(workspace.project().problem(), _ -> pending = Optional.empty());
  }

  /// The groups that are open to decide on, the largest first.
  public ReadOnlyObjectProperty<List<Proposal>> listedProperty() {
    return listed.getReadOnlyProperty();
  }

  /// How the search went.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// Why a name cannot be used, or the search failed; empty if nothing is wrong.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Looks for texts that fit no label, anew.
  public void look() {
    looking.set(true);
    problem.set("");
    said.set(words.say("job.discovering"));
    workspace.discovering().find(Detectors.usual()).onEnd(this::ended);
  }

  private void ended(JobState<Discovering.Found> end) {
    looking.set(false);
    switch (end) {
      case JobState.Done<Discovering.Found>(Discovering.Found found) -> show(found);
      case JobState.Failed<Discovering.Found>(Notice reason, Throwable _) -> {
        said.set("");
        problem.set(words.say(reason));
      }
      case JobState.Cancelled<Discovering.Found> _ -> said.set(words.say("newLabels.about"));
      case JobState.Waiting<Discovering.Found> _, JobState.Running<Discovering.Found> _ -> {}
    }
  }

  private void show(Discovering.Found found) {
    int texts = found.groups().stream().mapToInt(group -> group.texts().size()).sum();
    String summary =
        found.groups().isEmpty()
            ? words.say("novelty.none", found.looked())
            : words.say("newLabels.found", texts, found.looked());
    String basis = words.say("newLabels.basis." + found.basis().name());
    String unread = found.unread() > 0 ? " " + words.say("resembling.unread", found.unread()) : "";
    said.set(summary + " " + basis + unread);
    proposals.clear();
    accepted.clear();
    found.groups().forEach(group -> proposals.add(new Proposal(group.proposedName(), group)));
    list();
  }

  private void list() {
    LabelScheme scheme = workspace.project().scheme().get();
    Set<String> there = new HashSet<>();
    scheme.children(Optional.empty()).forEach(label -> there.add(label.name()));
    listed.set(
        proposals.stream()
            .filter(one -> !accepted.contains(one) || !there.contains(LabelName.clean(one.name())))
            .toList());
  }

  /// Gives the label to come another name.
  public void rename(Proposal proposal, String name) {
    problem.set("");
    Proposal renamed = new Proposal(name, proposal.group());
    int at = proposals.indexOf(proposal);
    if (at >= 0) {
      proposals.set(at, renamed);
      list();
    }
  }

  /// Makes it a label, and its texts those that are asked next; says what is wrong with the name
  /// instead, if anything is.
  public void accept(Proposal proposal) {
    Optional<Notice> wrong = workspace.scheme().problemOfNew(proposal.name(), Optional.empty());
    problem.set(wrong.map(words::say).orElse(""));
    if (wrong.isEmpty() && pending.isEmpty()) {
      pending = Optional.of(proposal);
      accepted.add(proposal);
      workspace
          .discovering()
          .accept(
              proposal.name(), proposal.group().texts().stream().map(NewText::document).toList());
    }
  }

  /// Puts the next group of the list to this one, which keeps its name; does nothing for the last.
  public void mergeWithNext(Proposal proposal) {
    List<Proposal> now = listed.get();
    int at = now.indexOf(proposal);
    if (at >= 0 && at + 1 < now.size()) {
      Proposal next = now.get(at + 1);
      Group both = proposal.group().with(next.group());
      proposals.set(proposals.indexOf(proposal), new Proposal(proposal.name(), both));
      proposals.remove(next);
      list();
    }
  }

  /// Takes a group off the list; its texts stay as they are.
  public void drop(Proposal proposal) {
    proposals.remove(proposal);
    list();
  }
}
