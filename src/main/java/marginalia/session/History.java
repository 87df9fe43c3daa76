package marginalia.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Live;
import marginalia.store.Action;
import marginalia.store.ActionKind;
import marginalia.store.ActionStore;
import marginalia.wording.Notice;

/// Undo and redo of everything, in as many steps as there are, after a restart too. UI thread only.
public final class History {
  private final Project project;
  private final Live<Optional<Notice>> undoable = new Live<>(Optional.empty());
  private final Live<Optional<Notice>> redoable = new Live<>(Optional.empty());
  private final Live<Optional<Moved>> moved = new Live<>(Optional.empty());

  /// What the last undo or redo touched.
  ///
  /// @param said the step in words
  /// @param documents those whose answer changed
  public record Moved(Notice said, Direction direction, List<DocumentId> documents) {}

  public enum Direction {
    BACK,
    FORTH
  }

  public History(Project project) {
    this.project = project;
    project.saved().subscribe(_ -> refresh());
  }

  /// The step that [#undo()] would take back; empty for none.
  public Live<Optional<Notice>> undoable() {
    return undoable;
  }

  /// The step that [#redo()] would bring back; empty for none.
  public Live<Optional<Notice>> redoable() {
    return redoable;
  }

  /// The last undo or redo.
  public Live<Optional<Moved>> moved() {
    return moved;
  }

  /// The last steps in words, newest first.
  public List<Notice> latest(int limit) {
    return project.stores().actions().latest(limit).stream().map(Action::said).toList();
  }

  /// A step in the list of all.
  ///
  /// @param number grows from step to step
  /// @param counts whether it is not undone
  public record Step(long number, Notice said, String actor, Instant at, boolean counts) {}

  /// All steps that were undone and can be redone, then the last `limit` of those that count,
  /// newest first.
  public List<Step> timeline(int limit) {
    return Stream.concat(
            project.stores().actions().undone().stream().map(action -> step(action, false)),
            project.stores().actions().latest(limit).stream().map(action -> step(action, true)))
        .toList();
  }

  static Step step(Action action, boolean counts) {
    return new Step(action.id(), action.said(), action.actor(), action.at(), counts);
  }

  /// Undoes or redoes until the step of this number is the last that counts; 0 undoes everything.
  /// Each step is taken back by itself, so an interruption leaves a state that was there once.
  public void returnTo(long number) {
    project.write(
        () -> {
          ActionStore actions = project.stores().actions();
          return new Way(actions.doneAfter(number), actions.undoneUntil(number));
        },
        way -> {
          for (int i = 0; i < way.back(); i++) {
            undo();
          }
          for (int i = 0; i < way.forth(); i++) {
            redo();
          }
        });
  }

  /// How many steps to take back, or to bring back; one of them is 0.
  private record Way(int back, int forth) {}

  /// Takes the last step back; does nothing if there is none.
  public void undo() {
    project.write(() -> project.stores().database().inTransaction(this::undoNow), this::show);
  }

  /// Brings the step back that was undone last; does nothing if there is none.
  public void redo() {
    project.write(() -> project.stores().database().inTransaction(this::redoNow), this::show);
  }

  /// What the writing thread has done, with all that the UI thread needs to show it.
  private record Outcome(
      Action action, Direction direction, LabelScheme scheme, TaskKind kind, Change change) {}

  private sealed interface Change {
    /// Answers of documents that are seen.
    record Answered(Map<Answer, List<DocumentId>> answers) implements Change {}

    record HeldOut(Documents documents) implements Change {}

    record Imported(Project.Contents contents) implements Change {}
  }

  private Optional<Outcome> undoNow() {
    Stores stores = project.stores();
    return stores
        .actions()
        .undoable()
        .map(action -> {
          refuseDuringImport(action);
          long id = action.id();
          stores.labels().undo(id);
          stores.heldOut().undo(id);
          stores.imports().undo(id);
          Map<DocumentId, Answer> answers =
              action.kind() == ActionKind.IMPORT
                  ? Map.of()
                  : stores.annotations().undo(id, project.annotator(), project.now());
          stores.actions().markUndone(id);
          return outcome(action, Direction.BACK, project.kindNow(id, KindStep::before), answers);
        });
  }

  /// A running import refers to texts (exact duplicates) and labels that are there; they must stay
  /// until it ends.
  private void refuseDuringImport(Action action) {
    boolean refersTo =
        switch (action.kind()) {
          case IMPORT, SCHEME, KIND -> true;
          case ANSWER, BULK, HOLD_OUT -> false;
        };
    if (refersTo && project.stores().imports().running()) {
      throw new RefusedException(Notice.of("undo.importing", action.said()));
    }
  }

  private Optional<Outcome> redoNow() {
    Stores stores = project.stores();
    return stores
        .actions()
        .redoable()
        .map(action -> {
          refuseDuringImport(action);
          long id = action.id();
          stores.labels().redo(id);
          stores.heldOut().redo(id);
          stores.imports().redo(id);
          Map<DocumentId, Answer> answers =
              action.kind() == ActionKind.IMPORT
                  ? Map.of()
                  : stores.annotations().redo(id, project.annotator(), project.now());
          stores.actions().markDone(id);
          return outcome(action, Direction.FORTH, project.kindNow(id, KindStep::after), answers);
        });
  }

  private Outcome outcome(
      Action action, Direction direction, TaskKind kind, Map<DocumentId, Answer> answers) {
    Stores stores = project.stores();
    Change change =
        switch (action.kind()) {
          case IMPORT ->
              new Change.Imported(project.contents(stores.imports().of(action.id()).orElseThrow()));
          case HOLD_OUT -> new Change.HeldOut(Documents.read(stores));
          case ANSWER, BULK, SCHEME, KIND -> new Change.Answered(project.seen(answers));
        };
    return new Outcome(action, direction, stores.labels().scheme(), kind, change);
  }

  private void show(Optional<Outcome> outcome) {
    outcome.ifPresent(done -> {
      List<DocumentId> documents =
          switch (done.change()) {
            case Change.Imported(Project.Contents contents) -> {
              switch (done.direction()) {
                case BACK -> project.departed(contents);
                case FORTH -> project.arrived(contents);
              }
              yield List.of();
            }
            case Change.HeldOut(Documents now) -> {
              project.documentsChanged(now);
              yield List.of();
            }
            case Change.Answered(Map<Answer, List<DocumentId>> answers) -> {
              project.schemeChanged(done.scheme());
              answers.forEach(project.answers()::putAll);
              yield answers.values().stream().flatMap(List::stream).toList();
            }
          };
      project.answersChanged();
      project.kindChanged(done.kind());
      refresh();
      moved.set(Optional.of(new Moved(done.action().said(), done.direction(), documents)));
    });
  }

  private void refresh() {
    if (project.saved().get().all()) {
      update(undoable, project.stores().actions().undoable().map(Action::said));
      update(redoable, project.stores().actions().redoable().map(Action::said));
    }
  }

  private static void update(Live<Optional<Notice>> live, Optional<Notice> now) {
    if (!live.get().equals(now)) {
      live.set(now);
    }
  }

  /// Calls `consumer` after every undo and redo.
  public Live.Subscription onMoved(Consumer<Moved> consumer) {
    return moved.subscribe(m -> m.ifPresent(consumer));
  }
}
