package marginalia.ui.scheme;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.Keymap;
import marginalia.ui.control.LabelFinder;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the scheme panel: the labels that are chosen, what the tree shows of the scheme, and
/// what can be done to them. UI thread only.
public final class SchemeViewModel {
  private final Workspace workspace;
  private final LabelFinder finder;
  private final Wording words;
  private final MergeViewModel merge;
  private final BinViewModel binning;
  private final SplitViewModel split;
  private final SchemeMoves moves;
  private final SchemeFilesViewModel files;
  private final EditorViewModel editor;
  private final ReadOnlyObjectWrapper<Set<LabelId>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Optional<Label>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Shown> shown;
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private String searched = "";

  /// Whether the first label that fits is to be chosen once it is found.
  private boolean firstWanted;

  /// What the tree shows.
  ///
  /// @param hits the labels that were searched for, the best first; empty while nothing is
  public record Shown(LabelScheme scheme, Optional<List<LabelId>> hits) {
    public Shown {
      hits = hits.map(List::copyOf);
    }

    /// The hits and those above them; empty while nothing is searched for.
    Optional<Set<LabelId>> wanted() {
      return hits.map(found -> {
        Set<LabelId> wanted = new HashSet<>(found);
        found.forEach(hit -> wanted.addAll(scheme.above(hit)));
        return wanted;
      });
    }
  }

  public SchemeViewModel(
      Workspace workspace, Keymap keymap, Jobs jobs, Wording words, Scope scope) {
    this.workspace = workspace;
    this.finder = new LabelFinder(workspace.project().scheme()::get, jobs);
    this.words = words;
    this.shown =
        new ReadOnlyObjectWrapper<>(
            new Shown(workspace.project().scheme().get(), Optional.empty()));
    this.merge = new MergeViewModel(workspace, words, scope);
    this.binning = new BinViewModel(workspace, words, scope, this::leave);
    this.split = new SplitViewModel(workspace, words, scope);
    selected.subscribe(split::offer);
    this.moves = new SchemeMoves(workspace, chosen::get, this::complain);
    this.files = new SchemeFilesViewModel(workspace, words, scope);
    this.editor = new EditorViewModel(workspace, keymap, this::complain);
    scope.follow(workspace.project().scheme(), this::schemeChanged);
  }

  /// The only label that is chosen; empty for none or several.
  public ReadOnlyObjectProperty<Optional<Label>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// All labels that are chosen.
  public ReadOnlyObjectProperty<Set<LabelId>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// What the tree shows of the scheme.
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// What is wrong with the last thing typed or done; empty if nothing is.
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  /// The chosen labels on their way into the bin.
  public BinViewModel binning() {
    return binning;
  }

  /// The merge of the chosen label with another.
  public MergeViewModel merge() {
    return merge;
  }

  /// The division of the chosen label.
  public SplitViewModel split() {
    return split;
  }

  /// Where the chosen labels can go.
  public SchemeMoves moves() {
    return moves;
  }

  /// Files that labels go into and come from.
  public SchemeFilesViewModel files() {
    return files;
  }

  /// What can be said of a label.
  public EditorViewModel editor() {
    return editor;
  }

  private void schemeChanged(LabelScheme scheme) {
    Set<LabelId> left = new LinkedHashSet<>(chosen.get());
    left.removeIf(label -> scheme.label(label).isEmpty());
    setChosen(left, scheme);
    if (searched.isBlank()) {
      shown.set(new Shown(scheme, Optional.empty()));
    } else {
      searchAgain();
    }
  }

  public void select(Optional<LabelId> label) {
    choose(label.map(Set::of).orElse(Set.of()));
  }

  /// Chooses labels, in the bin or not.
  public void choose(Set<LabelId> labels) {
    firstWanted = false;
    complain(Optional.empty());
    setChosen(labels, workspace.project().scheme().get());
  }

  private void setChosen(Set<LabelId> labels, LabelScheme scheme) {
    chosen.set(Set.copyOf(labels));
    selected.set(labels.size() == 1 ? scheme.label(labels.iterator().next()) : Optional.empty());
  }

  /// Shows the labels that fit what was typed, in any of their names or by pinyin, and those above
  /// them; all for a blank text.
  public void search(String typed) {
    firstWanted = false;
    searched = typed.strip();
    searchAgain();
  }

  private void searchAgain() {
    LabelScheme scheme = workspace.project().scheme().get();
    if (searched.isEmpty()) {
      finder.forget();
      shown.set(new Shown(scheme, Optional.empty()));
    } else {
      finder.find(
          searched,
          List.of(),
          hits -> found(new Shown(scheme, Optional.of(hits.stream().map(Label::id).toList()))));
    }
  }

  private void found(Shown next) {
    boolean take = firstWanted;
    shown.set(next);
    if (take) {
      takeFirstHit();
    }
  }

  /// Chooses the label that fits best what is searched for, once it is found and unless another is
  /// chosen before; does nothing if none fits.
  public void takeFirstHit() {
    firstWanted = finder.searching();
    if (firstWanted) {
      return;
    }
    shown.get().hits().stream()
        .flatMap(List::stream)
        .findFirst()
        .ifPresent(hit -> select(Optional.of(hit)));
  }

  /// Adds a label beside the chosen one, at the end, or at the top; returns whether it could be
  /// added; complains if not.
  public boolean addBeside(String name) {
    return add(name, lead().flatMap(workspace.project().scheme().get()::parent));
  }

  /// Adds a label below the chosen one and returns whether it could be added; complains if not.
  public boolean addBelow(String name) {
    return add(name, lead());
  }

  private Optional<LabelId> lead() {
    return selected.get().filter(label -> !label.binned()).map(Label::id);
  }

  private boolean add(String name, Optional<LabelId> parent) {
    Optional<Notice> problem = workspace.scheme().problemOfNew(name, parent);
    complain(problem);
    if (problem.isEmpty()) {
      workspace.scheme().add(name, parent);
    }
    return problem.isEmpty();
  }

  private void complain(Optional<Notice> notice) {
    complaint.set(notice.map(words::say).orElse(""));
  }

  /// Puts the chosen labels into the bin: at once if nothing depends on them, else [#binning()] has
  /// to be confirmed. Then what comes behind them is chosen.
  public void bin() {
    binning.begin(chosen.get());
  }

  private void leave(Set<LabelId> gone) {
    beside(gone).ifPresent(label -> select(Optional.of(label)));
  }

  /// The label that stands behind some, or else before them, and does not lie below them.
  private Optional<LabelId> beside(Set<LabelId> labels) {
    LabelScheme scheme = shown.get().scheme();
    Optional<LabelId> before = Optional.empty();
    boolean passed = false;
    for (Label label : scheme.active()) {
      if (scheme.isWithin(label.id(), labels)) {
        passed = true;
      } else if (passed) {
        return Optional.of(label.id());
      } else {
        before = Optional.of(label.id());
      }
    }
    return before.filter(_ -> !labels.isEmpty());
  }

  /// Brings the chosen labels back from the bin.
  public void restore() {
    Optional<Notice> problem = workspace.arranging().problemOfRestoring(chosen.get());
    complain(problem);
    if (problem.isEmpty()) {
      workspace.arranging().restore(chosen.get());
    }
  }

  /// How many texts carry this label.
  public int answers(LabelId label) {
    return workspace.project().answersWith(label);
  }
}
