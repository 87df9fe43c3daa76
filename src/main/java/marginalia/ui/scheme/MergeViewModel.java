package marginalia.ui.scheme;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.session.Called;
import marginalia.session.MergePreview;
import marginalia.session.Workspace;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of a merge that is being thought over: which label goes, which stays, what it would do.
/// Nothing happens before [#confirm()]. UI thread only.
public final class MergeViewModel implements Pondered {
  private final Workspace workspace;
  private final Wording words;
  private final Live<LabelScheme> others = new Live<>(LabelScheme.EMPTY);
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> consequences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private Optional<LabelId> from = Optional.empty();
  private Optional<LabelId> into = Optional.empty();

  public MergeViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    scope.follow(workspace.project().scheme(), _ -> preview());
    scope.follow(workspace.project().labelled(), _ -> preview());
    scope.follow(workspace.evaluating().latest(), _ -> preview());
  }

  @Override
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyObjectProperty<List<String>> consequencesProperty() {
    return consequences.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /// The labels that the one to go can be merged into.
  Live<LabelScheme> others() {
    return others;
  }

  /// Begins with the label that is to go; does nothing for one in the bin.
  public void begin(Label label) {
    if (!label.binned()) {
      from = Optional.of(label.id());
      into = Optional.empty();
      preview();
    }
  }

  /// Chooses the label that is to stay and foretells the merge.
  public void choose(LabelId label) {
    into = Optional.of(label);
    preview();
  }

  @Override
  public void confirm() {
    if (ready.get()) {
      LabelId gone = from.orElseThrow();
      LabelId stays = into.orElseThrow();
      cancel();
      workspace.merging().merge(gone, stays);
    }
  }

  @Override
  public void cancel() {
    from = Optional.empty();
    into = Optional.empty();
    preview();
  }

  /// Counts again: answers and scheme may have changed meanwhile.
  private void preview() {
    LabelScheme scheme = workspace.project().scheme().get();
    Optional<Label> gone = from.flatMap(scheme::label).filter(label -> !label.binned());
    from = gone.map(Label::id);
    into =
        into.filter(
            id -> from.isPresent() && workspace.merging().problem(from.get(), id).isEmpty());
    Optional<MergePreview> planned =
        into.map(id -> workspace.merging().preview(from.orElseThrow(), id));
    others.set(gone.map(label -> others(scheme, label)).orElse(LabelScheme.EMPTY));
    title.set(
        planned
            .map(p -> Notice.of("merge.title", Called.of(p.from()), Called.of(p.into())))
            .or(() -> gone.map(label -> Notice.of("merge.into", Called.of(label))))
            .map(words::say)
            .orElse(""));
    consequences.set(planned.stream().flatMap(p -> p.said().stream()).map(words::say).toList());
    ready.set(planned.isPresent());
    open.set(gone.isPresent());
  }

  private static LabelScheme others(LabelScheme scheme, Label gone) {
    return new LabelScheme(
        scheme.active().stream().filter(label -> !scheme.isWithin(label.id(), gone.id())).toList());
  }
}
