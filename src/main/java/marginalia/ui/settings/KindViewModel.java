package marginalia.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Scope;
import marginalia.session.KindPreview;
import marginalia.session.Workspace;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the choice of another kind: what is chosen and what it would do. UI thread only.
public final class KindViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<TaskKind> chosen;
  private final ReadOnlyObjectWrapper<List<String>> consequences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<DocumentId>> opened =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

  private TaskKind before;

  public KindViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.before = workspace.project().settings().get().kind();
    this.chosen = new ReadOnlyObjectWrapper<>(before);
    scope.follow(workspace.project().settings(), now -> followed(now.kind()));
  }

  /// The kind that is chosen; the project's own to begin with.
  public ReadOnlyObjectProperty<TaskKind> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// What the change would do, or why it cannot be made, in sentences; empty for the project's own.
  public ReadOnlyObjectProperty<List<String>> consequencesProperty() {
    return consequences.getReadOnlyProperty();
  }

  /// Texts that would lose their answer, in the order in which they would be asked.
  public ReadOnlyObjectProperty<List<DocumentId>> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /// A text, for a list. Reads it.
  public String text(DocumentId document) {
    return workspace.project().document(document).map(Document::text).orElse("");
  }

  /// Whether the project can be made what is chosen.
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /// Looks at what a kind would do.
  public void choose(TaskKind kind) {
    chosen.set(kind);
    Optional<Notice> problem = workspace.changingKind().problem(kind);
    ready.set(problem.isEmpty());
    Optional<KindPreview> preview =
        problem.isEmpty() ? Optional.of(workspace.changingKind().preview(kind)) : Optional.empty();
    Stream<Notice> said = preview.map(KindPreview::said).map(List::stream).orElse(problem.stream());
    consequences.set(kind == before ? List.of() : said.map(words::say).toList());
    opened.set(preview.map(KindPreview::open).orElse(List.of()));
  }

  /// Does it.
  public void confirm() {
    choose(chosen.get());
    if (ready.get()) {
      ready.set(false);
      workspace.changingKind().change(chosen.get());
    }
  }

  private void followed(TaskKind now) {
    if (now != before) {
      before = now;
      choose(now);
    }
  }
}
