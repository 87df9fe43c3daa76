package marginalia.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.exchange.LabelNaming;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// Moves labels within the tree, into the bin and back, any number of them in one step that can be
/// undone. UI thread only.
public final class Arranging {
  private final Project project;
  private final SchemeEditing editing;
  private final Evaluating evaluating;

  public Arranging(Project project, SchemeEditing editing, Evaluating evaluating) {
    this.project = project;
    this.editing = editing;
    this.evaluating = evaluating;
  }

  /// Why labels cannot come below `parent`; empty if they can.
  public Optional<Notice> problem(Set<LabelId> labels, Optional<LabelId> parent) {
    LabelScheme scheme = project.scheme().get();
    if (parent.filter(p -> scheme.isWithin(p, labels)).isPresent()) {
      return Optional.of(Notice.of("scheme.circle", Called.of(scheme, parent.get())));
    }
    List<Label> coming = coming(scheme, labels, parent);
    Set<String> names = new HashSet<>();
    scheme.children(parent).forEach(label -> names.add(label.name()));
    return coming.stream()
        .map(Label::name)
        .filter(name -> !names.add(name))
        .findFirst()
        .map(name -> Notice.of("scheme.taken", Cited.of(name)))
        .or(() ->
            hasRoom(scheme, coming, parent)
                ? Optional.empty()
                : Optional.of(LabelNaming.tooDeep(coming.getFirst().name())));
  }

  /// Those that do not lie below `parent` yet, without what lies below them.
  private static List<Label> coming(
      LabelScheme scheme, Set<LabelId> labels, Optional<LabelId> parent) {
    return scheme.topmost(labels).stream()
        .filter(label -> !scheme.parent(label.id()).equals(parent))
        .toList();
  }

  private static boolean hasRoom(LabelScheme scheme, List<Label> coming, Optional<LabelId> parent) {
    Set<LabelId> ids = coming.stream().map(Label::id).collect(Collectors.toSet());
    return coming.isEmpty() || scheme.hasRoom(scheme.levels(ids), parent);
  }

  /// Moves labels, each with what is below it, below `parent`: right before one of its children, or
  /// to the end. Those in the bin stay there.
  ///
  /// @throws IllegalArgumentException if there is a [#problem]
  public void move(Set<LabelId> labels, Optional<LabelId> parent, Optional<LabelId> before) {
    problem(labels, parent)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
    editing.edit(
        editing.said("move", labels),
        scheme -> {
          boolean fits =
              parent.filter(p -> scheme.isWithin(p, labels)).isEmpty()
                  && hasRoom(scheme, coming(scheme, labels, parent), parent);
          return fits ? Arrangement.moved(scheme, labels, parent, before) : List.of();
        });
  }

  /// Moves labels by so many places up (below 0) or down among their siblings; stops at the ends.
  public void shift(Set<LabelId> labels, int places) {
    editing.edit(
        editing.said("move", labels), scheme -> Arrangement.shifted(scheme, labels, places));
  }

  /// What putting labels and those below them into the bin would do. O(labels + cells of the last
  /// evaluation).
  public BinPreview previewBin(Set<LabelId> labels) {
    return BinPreview.of(project, evaluating.latest().get(), labels);
  }

  /// Puts labels and those below them into the bin; their annotations are kept.
  public void bin(Set<LabelId> labels) {
    editing.edit(editing.said("bin", labels), scheme -> Arrangement.binned(scheme, labels));
  }

  /// Why labels cannot come back from the bin; empty if they can.
  public Optional<Notice> problemOfRestoring(Set<LabelId> labels) {
    LabelScheme scheme = project.scheme().get();
    LabelScheme after = scheme.with(Arrangement.restored(scheme, labels));
    return SchemeEditing.full(project, after.active().size());
  }

  /// Brings labels and those below them back from the bin, with their annotations. A key that
  /// another label has meanwhile stays with that one; a name that is taken gets a number.
  ///
  /// @throws IllegalArgumentException if there is a [#problemOfRestoring]
  public void restore(Set<LabelId> labels) {
    problemOfRestoring(labels)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
    editing.edit(editing.said("restore", labels), scheme -> Arrangement.restored(scheme, labels));
  }
}
