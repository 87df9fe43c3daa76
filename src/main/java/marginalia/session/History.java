package marginalia.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Live;
import marginalia.store.Action;
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

  /// Takes the last step back; does nothing if there is none.
  public void undo() {
    project.write(() -> project.stores().database().inTransaction(this::undoNow), this::show);
  }

  /// Brings the step back that was undone last; does nothing if there is none.
  public void redo() {
    project.write(() -> project.stores().database().inTransaction(this::redoNow), this::show);
  }

  private record Outcome(Action action, Direction direction, List<DocumentId> documents) {}

  private Optional<Outcome> undoNow() {
    Stores stores = project.stores();
    return stores
        .actions()
        .undoable()
        .map(action -> {
          stores.labels().undo(action.id());
          stores.heldOut().undo(action.id());
          List<DocumentId> documents =
              switch (action.kind()) {
                case IMPORT -> {
                  stores.imports().undo(action.id());
                  yield List.of();
                }
                case ANSWER, BULK, SCHEME, HOLD_OUT ->
                    replay(
                        id -> stores.annotations().undo(id, project.annotator(), project.now()),
                        action);
              };
          stores.actions().markUndone(action.id());
          return new Outcome(action, Direction.BACK, documents);
        });
  }

  private Optional<Outcome> redoNow() {
    Stores stores = project.stores();
    return stores
        .actions()
        .redoable()
        .map(action -> {
          stores.labels().redo(action.id());
          stores.heldOut().redo(action.id());
          List<DocumentId> documents =
              switch (action.kind()) {
                case IMPORT -> {
                  stores.imports().redo(action.id());
                  yield List.of();
                }
                case ANSWER, BULK, SCHEME, HOLD_OUT ->
                    replay(
                        id -> stores.annotations().redo(id, project.annotator(), project.now()),
                        action);
              };
          stores.actions().markDone(action.id());
          return new Outcome(action, Direction.FORTH, documents);
        });
  }

  private static List<DocumentId> replay(LongFunction<List<DocumentId>> replay, Action action) {
    return replay.apply(action.id());
  }

  private void show(Optional<Outcome> outcome) {
    outcome.ifPresent(done -> {
      project.schemeChanged(project.stores().labels().scheme());
      switch (done.action().kind()) {
        case IMPORT, HOLD_OUT -> project.documentsChanged();
        case ANSWER, BULK, SCHEME -> done.documents().forEach(this::readAgain);
      }
      project.answersChanged();
      refresh();
      moved.set(Optional.of(new Moved(done.action().said(), done.direction(), done.documents())));
    });
  }

  private void readAgain(DocumentId document) {
    project
        .answers()
        .put(
            document,
            project
                .stores()
                .annotations()
                .latest(document)
                .map(Annotation::answer)
                .orElse(Answer.NONE));
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
