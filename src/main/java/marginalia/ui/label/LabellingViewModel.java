package marginalia.ui.label;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.Suggestion;
import marginalia.corpus.Verdict;
import marginalia.jobs.Scope;
import marginalia.session.Documents;
import marginalia.session.Labelling.Item;
import marginalia.session.ProjectSettings;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.wording.Notice;

/// State of the labelling screen: the text on show and the answers that move it on. UI thread only.
public final class LabellingViewModel {
  private final Workspace workspace;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<Optional<Item>> item =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper unsure = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper comment = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Set<LabelId>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Optional<Suggestion>> suggestion =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> exampleSaid =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  // Words that become an example of the label that is given next.
  private Optional<String> example = Optional.empty();

  private final List<DocumentId> visited = new ArrayList<>();
  private int position = -1;
  private Instant shownAt;
  private boolean asked;

  public LabellingViewModel(Workspace workspace, Clock clock, Scope scope) {
    this.workspace = workspace;
    this.clock = clock;
    this.shownAt = clock.instant();
    scope.hold(
        workspace
            .history()
            .onMoved(moved -> moved.documents().stream().findFirst().ifPresent(this::visit)));
    scope.follow(workspace.training().ranking(), _ -> startIfIdle());
    scope.follow(workspace.training().ranking(), _ -> refreshSuggestion());
    scope.follow(workspace.project().documents(), _ -> leaveWhatIsGone());
    startIfIdle();
  }

  /// The text on show; empty once finished.
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /// What is on show, with its answer and the reason for it; empty once finished.
  public ReadOnlyObjectProperty<Optional<Item>> itemProperty() {
    return item.getReadOnlyProperty();
  }

  /// True when no text is left to answer.
  public ReadOnlyBooleanProperty finishedProperty() {
    return finished.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty unsureProperty() {
    return unsure.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty commentProperty() {
    return comment.getReadOnlyProperty();
  }

  /// The labels the text has, or will have when a multi-label answer is committed.
  public ReadOnlyObjectProperty<Set<LabelId>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// What the model proposes, while it is shown.
  public ReadOnlyObjectProperty<Optional<Suggestion>> suggestionProperty() {
    return suggestion.getReadOnlyProperty();
  }

  /// Of what the text on show has become an example, or will; empty for nothing.
  public ReadOnlyObjectProperty<Optional<Notice>> exampleProperty() {
    return exampleSaid.getReadOnlyProperty();
  }

  /// Whether a label's key answers at once.
  public boolean exclusive() {
    return workspace.project().settings().get().kind().exclusive();
  }

  /// Does what a key says on this screen; returns whether it meant anything here.
  public boolean press(String stroke) {
    Optional<Label> label = workspace.project().scheme().get().withKey(stroke);
    label.ifPresent(l -> choose(l.id()));
    return label.isPresent();
  }

  /// Does a command that concerns the text on show; returns whether it does.
  public boolean run(Command command) {
    switch (command) {
      case NEXT -> forward();
      case PREVIOUS -> back();
      case SKIP -> skip();
      case COMMIT -> commit();
      case SUGGEST -> suggest();
      case UNSURE -> toggleUnsure();
      case COMMENT,
          FIND_LABEL,
          JUMP,
          UNDO,
          REDO,
          TIMELINE,
          SAVE,
          SEARCH,
          SIMILAR,
          EXAMPLE,
          LARGER_TEXT,
          SMALLER_TEXT,
          KEYS,
          SCREEN_LABEL,
          SCREEN_TEXTS,
          SCREEN_SCHEME,
          SCREEN_EVALUATE,
          SCREEN_MODELS,
          SCREEN_EXPLORE,
          SCREEN_SETTINGS -> {
        return false;
      }
    }
    return true;
  }

  /// Gives a label: the answer, if there can be but one; else part of it until it is committed.
  public void choose(LabelId label) {
    if (item.get().isEmpty()) {
      return;
    }
    if (exclusive()) {
      answer(Set.of(label));
      return;
    }
    Set<LabelId> next = new TreeSet<>(chosen.get());
    if (!next.remove(label)) {
      next.add(label);
    }
    chosen.set(next);
  }

  /// Takes the suggestion if it is shown and nothing else was chosen; else commits a multi-label
  /// answer.
  public void commit() {
    boolean takes = suggestion.get().isPresent() && (exclusive() || chosen.get().isEmpty());
    if (takes) {
      suggestion.get().ifPresent(s -> answer(Set.of(s.label())));
    } else if (!exclusive()) {
      answer(chosen.get());
    }
  }

  private void answer(Set<LabelId> labels) {
    item.get()
        .ifPresent(on -> {
          Answer answer = new Answer(Verdict.LABELLED, labels, unsure.get(), comment.get());
          workspace.labelling().answer(on.document().id(), answer, elapsed(), suggestion.get());
          example.ifPresent(words -> addExample(labels, words));
          forward();
        });
  }

  /// Takes the text on show, or words selected in it, as an example of its labels; where it has
  /// none yet, of those it is given next, unless this is called again before.
  ///
  /// @param selected blank for the whole text
  public void takeExample(String selected) {
    item.get()
        .ifPresent(on -> {
          String words = selected.isBlank() ? on.document().text() : selected;
          Set<LabelId> labels = on.answer().labels();
          if (!labels.isEmpty()) {
            addExample(labels, words);
            exampleSaid.set(Optional.of(Notice.of("label.example.taken")));
          } else {
            example = example.isPresent() ? Optional.empty() : Optional.of(words);
            exampleSaid.set(example.map(_ -> Notice.of("label.example.next")));
          }
        });
  }

  private void addExample(Set<LabelId> labels, String words) {
    workspace
        .scheme()
        .addExamples(
            labels.stream().collect(Collectors.toMap(label -> label, _ -> List.of(words))));
  }

  /// Passes over the text; one that came again keeps its answer.
  public void skip() {
    if (item.get().filter(Item::blind).isPresent()) {
      forward();
      return;
    }
    item.get()
        .ifPresent(on -> {
          Answer answer = new Answer(Verdict.SKIPPED, Set.of(), unsure.get(), comment.get());
          workspace.labelling().answer(on.document().id(), answer, elapsed(), Optional.empty());
          forward();
        });
  }

  /// Flags the text as unsure, or not; kept at once. A text without answer counts as skipped from
  /// then on, until a label is given.
  public void toggleUnsure() {
    unsure.set(!unsure.get());
    remark();
  }

  /// Sets the comment; kept at once, as the flag is.
  public void comment(String words) {
    comment.set(words.strip());
    remark();
  }

  /// What came again is kept with its new answer only.
  private void remark() {
    item.get()
        .filter(on -> !on.blind())
        .ifPresent(on -> {
          Answer before = on.answer().verdict() == Verdict.CLEARED ? Answer.skipped() : on.answer();
          Answer answer = before.remarked(unsure.get(), comment.get());
          workspace.labelling().answer(on.document().id(), answer, elapsed(), Optional.empty());
          item.set(workspace.labelling().item(on.document().id()));
        });
  }

  /// Shows what the model proposes.
  public void suggest() {
    asked = true;
    refreshSuggestion();
  }

  private void refreshSuggestion() {
    boolean show =
        asked || workspace.project().settings().get().suggestion() == ProjectSettings.Shown.ALWAYS;
    suggestion.set(
        show
            ? item.get().flatMap(on -> workspace.training().suggestion(on.document().id()))
            : Optional.empty());
  }

  /// Shows the text after this one: the next of those visited, or a new one.
  public void forward() {
    if (position < visited.size() - 1) {
      position++;
      show(workspace.labelling().item(visited.get(position)));
    } else {
      advance();
    }
  }

  /// Shows the text visited before this one.
  public void back() {
    if (position > 0) {
      position--;
      show(workspace.labelling().item(visited.get(position)));
    }
  }

  /// Shows a given text; from there on it goes forward as before.
  public void visit(DocumentId document) {
    workspace
        .labelling()
        .item(document)
        .filter(found -> workspace.project().documents().get().row(document) >= 0)
        .ifPresent(found -> {
          if (position < 0 || !visited.get(position).equals(document)) {
            position++;
            visited.add(position, document);
          }
          show(Optional.of(found));
        });
  }

  /// Shows the text with this number or this identifier of its file; returns whether there is one.
  public boolean jump(String numberOrKey) {
    String wanted = numberOrKey.strip();
    Optional<DocumentId> found =
        workspace
            .project()
            .withKey(wanted)
            .or(() ->
                wanted.matches("\\d{1,18}")
                    ? workspace
                        .project()
                        .document(new DocumentId(Long.parseLong(wanted)))
                        .map(d -> d.id())
                    : Optional.empty());
    Optional<DocumentId> seen =
        found.filter(id -> workspace.project().documents().get().row(id) >= 0);
    seen.ifPresent(this::visit);
    return seen.isPresent();
  }

  /// Works through these texts one by one, those without an answer first to last.
  public void workThrough(List<DocumentId> documents) {
    workspace.labelling().workThrough(documents);
    position = visited.size() - 1;
    advance();
  }

  /// An undone import takes its texts with it, the one on show too.
  private void leaveWhatIsGone() {
    Documents documents = workspace.project().documents().get();
    visited.removeIf(id -> documents.row(id) < 0);
    position = Math.min(position, visited.size() - 1);
    if (item.get().filter(on -> documents.row(on.document().id()) < 0).isPresent()) {
      item.set(Optional.empty());
      advance();
    }
  }

  private void startIfIdle() {
    if (item.get().isEmpty()) {
      advance();
    }
  }

  private void advance() {
    Optional<DocumentId> current = item.get().map(on -> on.document().id());
    Optional<Item> next = workspace.labelling().next(current);
    next.ifPresent(found -> {
      visited.add(found.document().id());
      position = visited.size() - 1;
    });
    if (next.isEmpty()
        && current
            .flatMap(workspace.labelling()::item)
            .filter(on -> on.answer().verdict() == Verdict.CLEARED)
            .isPresent()) {
      return; // the only open text is on show already
    }
    show(next);
  }

  private void show(Optional<Item> next) {
    shownAt = clock.instant();
    asked = false;
    example = Optional.empty();
    exampleSaid.set(Optional.empty());
    item.set(next);
    workspace.encoding().onScreen(next.map(on -> on.document().id()).stream().toList());
    text.set(next.map(on -> on.document().text()).orElse(""));
    unsure.set(next.map(on -> on.answer().unsure()).orElse(false));
    comment.set(next.map(on -> on.answer().comment()).orElse(""));
    chosen.set(next.map(on -> on.answer().labels()).orElse(Set.of()));
    finished.set(next.isEmpty());
    refreshSuggestion();
  }

  private Duration elapsed() {
    return Duration.between(shownAt, clock.instant());
  }

  /// Metadata of the text on show in one line, such as `LB-0042 · 2025-03-01 · chat`.
  public String origin() {
    return item.get()
        .map(on ->
            java.util.stream.Stream.of(
                    on.document().key().stream(),
                    on.document().date().stream(),
                    on.document().metadata().values().stream())
                .flatMap(s -> s)
                .filter(s -> !s.isBlank())
                .collect(Collectors.joining("  ·  ")))
        .orElse("");
  }
}
