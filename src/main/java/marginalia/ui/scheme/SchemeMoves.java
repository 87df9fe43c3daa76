package marginalia.ui.scheme;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.session.Workspace;
import marginalia.wording.Notice;

/// Moves the chosen labels within the tree, by keys or by a drop. What cannot be is not done and
/// said. UI thread only.
public final class SchemeMoves {
  private final Workspace workspace;
  private final Supplier<Set<LabelId>> chosen;
  private final Consumer<Optional<Notice>> complain;

  /// A place in the tree: below a label or at the top, before one of the labels there or at the
  /// end.
  private record Place(Optional<LabelId> parent, Optional<LabelId> before) {}

  SchemeMoves(
      Workspace workspace, Supplier<Set<LabelId>> chosen, Consumer<Optional<Notice>> complain) {
    this.workspace = workspace;
    this.chosen = chosen;
    this.complain = complain;
  }

  /// One place up among their siblings.
  public void up() {
    workspace.arranging().shift(chosen.get(), -1);
  }

  /// One place down among their siblings.
  public void down() {
    workspace.arranging().shift(chosen.get(), 1);
  }

  /// Below the sibling before the first of them, at its end; nothing happens if there is none.
  public void indent() {
    first()
        .flatMap(this::siblingBefore)
        .ifPresent(parent -> move(new Place(Optional.of(parent.id()), Optional.empty())));
  }

  private Optional<Label> siblingBefore(Label label) {
    List<Label> siblings = siblings(label);
    int at = siblings.indexOf(label);
    return at > 0 ? Optional.of(siblings.get(at - 1)) : Optional.empty();
  }

  /// Behind the parent of the first of them, beside it; nothing happens at the top.
  public void outdent() {
    first()
        .flatMap(label -> scheme().parent(label.id()))
        .flatMap(scheme()::label)
        .ifPresent(parent -> move(behind(parent)));
  }

  /// Why the chosen labels cannot land there; empty if they can.
  Optional<Notice> problem(LabelId target, Landing landing) {
    return scheme()
        .label(target)
        .flatMap(
            label -> workspace.arranging().problem(chosen.get(), place(label, landing).parent()));
  }

  /// As [#problem], said to the user, as long as the mouse hangs over the place.
  boolean refuses(LabelId target, Landing landing) {
    Optional<Notice> problem = problem(target, landing);
    complain.accept(problem);
    return problem.isPresent();
  }

  /// Lets the chosen labels land on the line of another one.
  public void drop(LabelId target, Landing landing) {
    scheme().label(target).ifPresent(label -> move(place(label, landing)));
  }

  private Place place(Label target, Landing landing) {
    return switch (landing) {
      case INTO -> new Place(Optional.of(target.id()), Optional.empty());
      case BEFORE -> new Place(scheme().parent(target.id()), Optional.of(target.id()));
      case AFTER -> behind(target);
    };
  }

  private Place behind(Label target) {
    List<Label> siblings = siblings(target);
    int next = siblings.indexOf(target) + 1;
    Optional<LabelId> before =
        next < siblings.size() ? Optional.of(siblings.get(next).id()) : Optional.empty();
    return new Place(scheme().parent(target.id()), before);
  }

  private void move(Place place) {
    Optional<Notice> problem = workspace.arranging().problem(chosen.get(), place.parent());
    complain.accept(problem);
    if (problem.isEmpty()) {
      workspace.arranging().move(chosen.get(), place.parent(), place.before());
    }
  }

  private List<Label> siblings(Label label) {
    return scheme().children(scheme().parent(label.id()));
  }

  private Optional<Label> first() {
    return scheme().topmost(chosen.get()).stream().filter(label -> !label.binned()).findFirst();
  }

  private LabelScheme scheme() {
    return workspace.project().scheme().get();
  }
}
