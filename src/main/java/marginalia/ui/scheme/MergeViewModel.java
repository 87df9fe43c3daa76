package marginalia.ui.scheme;

import java.util.Optional;
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
public final class MergeViewModel extends Pondered {
  private final Workspace workspace;
  private final Wording words;
  private final Live<LabelScheme> others = new Live<>(LabelScheme.EMPTY);
  private Optional<LabelId> from = Optional.empty();
  private Optional<LabelId> into = Optional.empty();

  public MergeViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    scope.follow(workspace.project().scheme(), _ -> preview());
    scope.follow(workspace.project().labelled(), _ -> preview());
    scope.follow(workspace.evaluating().latest(), _ -> preview());
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
    if (readyProperty().get()) {
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
    tell(
        gone.isPresent(),
        planned.isPresent(),
        planned
            .map(p ->
                Notice.of(
                    "merge.title",
                    Called.of(scheme, p.from().id()),
                    Called.of(scheme, p.into().id())))
            .or(() -> gone.map(label -> Notice.of("merge.into", Called.of(scheme, label.id()))))
            .map(words::say)
            .orElse(""),
        planned.stream().flatMap(p -> p.said().stream()).map(words::say).toList());
  }

  private static LabelScheme others(LabelScheme scheme, Label gone) {
    return new LabelScheme(
        scheme.active().stream().filter(label -> !scheme.isWithin(label.id(), gone.id())).toList());
  }
}
