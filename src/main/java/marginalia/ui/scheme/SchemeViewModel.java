package marginalia.ui.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.Keymap;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the scheme panel: the label that is chosen, and what can be done to it. UI thread only.
public final class SchemeViewModel {
  private final Workspace workspace;
  private final Keymap keymap;
  private final Wording words;
  private final MergeViewModel merge;
  private final SplitViewModel split;
  private final ReadOnlyObjectWrapper<Optional<Label>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");

  public SchemeViewModel(Workspace workspace, Keymap keymap, Wording words, Scope scope) {
    this.workspace = workspace;
    this.keymap = keymap;
    this.words = words;
    this.merge = new MergeViewModel(workspace, words, scope);
    this.split = new SplitViewModel(workspace, words, scope);
    selected.subscribe(split::offer);
    scope.follow(workspace.project().scheme(), this::schemeChanged);
  }

  /// The label being edited; empty for none.
  public ReadOnlyObjectProperty<Optional<Label>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// What is wrong with the last thing typed; empty if nothing is.
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  /// The merge of the chosen label with another.
  public MergeViewModel merge() {
    return merge;
  }

  /// The division of the chosen label.
  public SplitViewModel split() {
    return split;
  }

  private void schemeChanged(LabelScheme scheme) {
    selected.set(selected.get().flatMap(label -> scheme.label(label.id())));
  }

  public void select(Optional<LabelId> label) {
    complaint.set("");
    selected.set(label.flatMap(workspace.project().scheme().get()::label));
  }

  /// Adds a label below `parent` and returns whether it could be added; complains if not.
  public boolean add(String name, Optional<LabelId> parent) {
    if (refused(name, parent)) {
      return false;
    }
    workspace.scheme().add(name, parent);
    return true;
  }

  private boolean refused(String name, Optional<LabelId> parent) {
    Optional<Notice> problem = workspace.scheme().problem(name, parent);
    complaint.set(problem.map(words::say).orElse(""));
    return problem.isPresent();
  }

  private void complain(Notice notice) {
    complaint.set(words.say(notice));
  }

  public void rename(String name) {
    selected
        .get()
        .filter(label -> !label.name().equals(name.strip()))
        .filter(label -> !refused(name, label.parent()))
        .ifPresent(label -> workspace.scheme().rename(label.id(), name));
  }

  public void recolour(String colour) {
    selected
        .get()
        .filter(label -> !label.colour().equals(colour))
        .ifPresent(label -> workspace.scheme().recolour(label.id(), colour));
  }

  /// Gives the chosen label a key of one character; an empty text takes its key away.
  public void assignKey(String key) {
    String wanted = key.strip().toUpperCase(Locale.ROOT);
    if (wanted.codePointCount(0, wanted.length()) > 1) {
      complain(Notice.of("scheme.key.long"));
      return;
    }
    if (keymap.command(wanted).isPresent()) {
      complain(
          Notice.of(
              "scheme.key.taken",
              wanted,
              Notice.of(keymap.command(wanted).orElseThrow().wordingKey())));
      return;
    }
    complaint.set("");
    Optional<String> next = wanted.isEmpty() ? Optional.empty() : Optional.of(wanted);
    selected
        .get()
        .filter(label -> !label.key().equals(next))
        .ifPresent(label -> workspace.scheme().assignKey(label.id(), next));
  }

  /// Sets definition and examples, one example to a line.
  public void describe(String definition, String examples) {
    List<String> lines =
        examples.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    selected
        .get()
        .filter(label -> !label.definition().equals(definition) || !label.examples().equals(lines))
        .ifPresent(label -> workspace.scheme().describe(label.id(), definition, lines));
  }

  public void up() {
    selected.get().ifPresent(label -> workspace.scheme().shift(label.id(), -1));
  }

  public void down() {
    selected.get().ifPresent(label -> workspace.scheme().shift(label.id(), 1));
  }

  /// Moves the chosen label below the sibling before it; does nothing for the first.
  public void indent() {
    LabelScheme scheme = workspace.project().scheme().get();
    selected
        .get()
        .ifPresent(label -> {
          List<Label> siblings = scheme.children(label.parent());
          int at = siblings.indexOf(label);
          if (at > 0) {
            workspace.scheme().nest(label.id(), Optional.of(siblings.get(at - 1).id()));
          }
        });
  }

  /// Moves the chosen label to its parent's level; does nothing at the top.
  public void outdent() {
    LabelScheme scheme = workspace.project().scheme().get();
    selected
        .get()
        .flatMap(Label::parent)
        .flatMap(scheme::label)
        .ifPresent(
            parent -> workspace.scheme().nest(selected.get().orElseThrow().id(), parent.parent()));
  }

  public void bin() {
    selected.get().ifPresent(label -> workspace.scheme().bin(label.id()));
  }

  public void restore() {
    selected.get().ifPresent(label -> workspace.scheme().restore(label.id()));
  }

  /// How many texts carry this label.
  public int answers(LabelId label) {
    return workspace.project().answersWith(label);
  }
}
