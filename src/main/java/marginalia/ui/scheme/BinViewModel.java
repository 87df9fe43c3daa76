package marginalia.ui.scheme;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Scope;
import marginalia.session.BinPreview;
import marginalia.session.Called;
import marginalia.session.Workspace;
import marginalia.wording.Wording;

/// State of labels that are to go into the bin. Those without any answer go at once, as nothing
/// depends on them. UI thread only.
public final class BinViewModel extends Pondered {
  private final Workspace workspace;
  private final Wording words;
  private final Consumer<Set<LabelId>> leaving;
  private Set<LabelId> going = Set.of();

  /// @param leaving is told right before labels go
  BinViewModel(Workspace workspace, Wording words, Scope scope, Consumer<Set<LabelId>> leaving) {
    this.workspace = workspace;
    this.words = words;
    this.leaving = leaving;
    scope.follow(workspace.project().scheme(), _ -> preview());
    scope.follow(workspace.project().labelled(), _ -> preview());
    scope.follow(workspace.evaluating().latest(), _ -> preview());
  }

  /// Begins with labels; those in the bin already are left out.
  public void begin(Set<LabelId> labels) {
    LabelScheme scheme = workspace.project().scheme().get();
    going = labels.stream().filter(scheme::isActive).collect(Collectors.toSet());
    preview();
    if (!going.isEmpty() && workspace.arranging().previewBin(going).answers() == 0) {
      confirm();
    }
  }

  @Override
  public void confirm() {
    if (readyProperty().get()) {
      Set<LabelId> gone = going;
      leaving.accept(gone);
      cancel();
      workspace.arranging().bin(gone);
    }
  }

  @Override
  public void cancel() {
    going = Set.of();
    preview();
  }

  /// Counts again: answers and scheme may have changed meanwhile.
  private void preview() {
    LabelScheme scheme = workspace.project().scheme().get();
    going = going.stream().filter(scheme::isActive).collect(Collectors.toSet());
    Optional<BinPreview> planned =
        Optional.of(going)
            .filter(labels -> !labels.isEmpty())
            .map(workspace.arranging()::previewBin);
    tell(
        planned.isPresent(),
        planned.isPresent(),
        planned.map(p -> words.say("bin.title", Called.all(scheme, p.labels()))).orElse(""),
        planned.stream().flatMap(p -> p.said().stream()).map(words::say).toList());
  }
}
