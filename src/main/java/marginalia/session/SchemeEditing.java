package marginalia.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;

/// Changes the label scheme, each change one step that can be undone. Annotations refer to labels
/// by identity, so they follow by themselves. UI thread only.
public final class SchemeEditing {
  /// Colours for new labels, told apart on light and dark ground.
  public static final List<String> COLOURS =
      List.of(
          "#3b82c4", "#d9822b", "#3d9970", "#c2548c", "#8a6fd1", "#b0892e", "#4aa3a8", "#cf5a4e",
          "#7a8f3c", "#6b7a90");

  private static final String KEYS = "1234567890";

  private final Project project;

  public SchemeEditing(Project project) {
    this.project = project;
  }

  /// A new label as the last one below `parent`, with the next free colour and digit.
  ///
  /// @throws IllegalArgumentException if the name is blank
  public void add(String name, Optional<LabelId> parent) {
    Label draft = draft(name, parent);
    step(
        Notice.of("step.label.add", draft.name()),
        action -> project.stores().labels().add(draft, action));
  }

  /// A new label at the end of the scheme, in a step that is called `said`; `then` runs when it is
  /// there, on the UI thread.
  ///
  /// @throws IllegalArgumentException if the name is blank
  void add(String name, Notice said, Runnable then) {
    Label draft = draft(name, Optional.empty());
    project.write(
        () -> stepNow(said, action -> project.stores().labels().add(draft, action)),
        scheme -> {
          project.schemeChanged(scheme);
          then.run();
        });
  }

  private Label draft(String name, Optional<LabelId> parent) {
    LabelScheme scheme = project.scheme().get();
    return new Label(
        new LabelId(0),
        name.strip(),
        parent,
        end(scheme, parent),
        colour(scheme, 0),
        freeKeys(scheme).stream().findFirst(),
        "",
        List.of(),
        false);
  }

  /// The colour of the label that is added after so many others.
  static String colour(LabelScheme scheme, int others) {
    return COLOURS.get((scheme.active().size() + others) % COLOURS.size());
  }

  /// Whether a name is free among the labels on offer below the same parent.
  public boolean isFree(String name, Optional<LabelId> parent) {
    return project.scheme().get().children(parent).stream()
        .noneMatch(label -> label.name().equals(name.strip()));
  }

  /// Where a label comes behind all that are below `parent`.
  static int end(LabelScheme scheme, Optional<LabelId> parent) {
    return scheme.children(parent).stream().mapToInt(Label::position).max().orElse(-1) + 1;
  }

  /// The digits no label uses, in the order of the keyboard.
  static List<String> freeKeys(LabelScheme scheme) {
    return KEYS.chars()
        .mapToObj(Character::toString)
        .filter(key -> scheme.active().stream().noneMatch(l -> l.key().equals(Optional.of(key))))
        .toList();
  }

  public void rename(LabelId label, String name) {
    change(
        Notice.of("step.label.rename", name(label), name.strip()),
        label,
        l -> l.withName(name.strip()));
  }

  public void recolour(LabelId label, String colour) {
    change(Notice.of("step.label.recolour", name(label)), label, l -> l.withColour(colour));
  }

  public void describe(LabelId label, String definition, List<String> examples) {
    change(
        Notice.of("step.label.describe", name(label)),
        label,
        l -> l.withDescription(definition, examples));
  }

  /// Gives a key to a label and takes it from the one that had it.
  public void assignKey(LabelId label, Optional<String> key) {
    Optional<Label> owner =
        project.scheme().get().active().stream()
            .filter(l -> key.isPresent() && l.key().equals(key) && !l.id().equals(label))
            .findFirst();
    step(
        Notice.of("step.label.key", name(label), key.orElse("–")),
        action -> {
          owner.ifPresent(o ->
              project.stores().labels().change(o.id(), l -> l.withKey(Optional.empty()), action));
          return project.stores().labels().change(label, l -> l.withKey(key), action);
        });
  }

  /// Moves a label below another parent, as its last child.
  ///
  /// @throws IllegalArgumentException if the new parent is the label itself or lies below it
  public void nest(LabelId label, Optional<LabelId> parent) {
    LabelScheme scheme = project.scheme().get();
    if (parent.filter(p -> scheme.isWithin(p, label)).isPresent()) {
      throw new IllegalArgumentException("a label cannot lie below itself");
    }
    int position = end(scheme, parent);
    change(Notice.of("step.label.move", name(label)), label, l -> l.at(parent, position));
  }

  /// Moves a label by so many places among its siblings; stops at the ends.
  public void shift(LabelId label, int places) {
    LabelScheme scheme = project.scheme().get();
    Optional<LabelId> parent = scheme.label(label).flatMap(Label::parent);
    List<Label> order = new ArrayList<>(scheme.children(parent));
    int from =
        IntStream.range(0, order.size())
            .filter(i -> order.get(i).id().equals(label))
            .findFirst()
            .orElse(-1);
    int to = Math.clamp(from + places, 0, order.size() - 1);
    if (from < 0 || from == to) {
      return;
    }
    Collections.rotate(
        order.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
    step(
        Notice.of("step.label.move", name(label)),
        action -> {
          for (int i = 0; i < order.size(); i++) {
            int position = i;
            project
                .stores()
                .labels()
                .change(order.get(i).id(), l -> l.at(parent, position), action);
          }
          return order;
        });
  }

  /// Puts a label and those below it into the bin; their annotations are kept.
  public void bin(LabelId label) {
    LabelScheme scheme = project.scheme().get();
    List<LabelId> all =
        scheme.active().stream().map(Label::id).filter(id -> scheme.isWithin(id, label)).toList();
    step(
        Notice.of("step.label.bin", name(label)),
        action -> {
          all.forEach(id -> project.stores().labels().change(id, Label::inBin, action));
          return all;
        });
  }

  /// Brings a label and those below it back from the bin, with their annotations. A key that
  /// another label has meanwhile stays with that one; a name that is taken gets a number.
  public void restore(LabelId label) {
    LabelScheme scheme = project.scheme().get();
    List<Label> all = scheme.binned().stream().filter(l -> scheme.isWithin(l.id(), label)).toList();
    step(
        Notice.of("step.label.restore", name(label)),
        action -> {
          all.forEach(
              l -> project.stores().labels().change(l.id(), b -> fitting(b, scheme), action));
          return all;
        });
  }

  /// The name, with a number if it is not free without one.
  static String free(String name, Predicate<String> isFree) {
    String next = name;
    for (int number = 2; !isFree.test(next); number++) {
      next = name + " " + number;
    }
    return next;
  }

  private Label fitting(Label binned, LabelScheme scheme) {
    String name = free(binned.name(), wanted -> isFree(wanted, binned.parent()));
    boolean taken =
        binned.key().isPresent()
            && scheme.active().stream().anyMatch(l -> l.key().equals(binned.key()));
    return binned.outOfBin().withName(name).withKey(taken ? Optional.empty() : binned.key());
  }

  /// Why a name cannot be used below `parent`; empty if it can. A separator of several labels or of
  /// a path's steps would be misread in files.
  public Optional<Notice> problem(String name, Optional<LabelId> parent) {
    return malformed(name)
        .or(() ->
            isFree(name, parent)
                ? Optional.empty()
                : Optional.of(Notice.of("scheme.taken", name.strip())));
  }

  /// Why a name can be used nowhere; empty if it can.
  Optional<Notice> malformed(String name) {
    if (name.isBlank()) {
      return Optional.of(Notice.of("scheme.blank"));
    }
    String separator = separator(project.settings().get().kind());
    return name.contains(separator)
        ? Optional.of(Notice.of("scheme.separator", separator))
        : Optional.empty();
  }

  /// What parts labels, or the steps of a path, in files.
  static String separator(TaskKind kind) {
    return switch (kind) {
      case MULTI_LABEL -> "|";
      case HIERARCHICAL -> "/";
      case BINARY, MULTI_CLASS -> "\n";
    };
  }

  private String name(LabelId label) {
    return project.scheme().get().name(label);
  }

  private void change(Notice said, LabelId label, UnaryOperator<Label> edit) {
    step(said, action -> project.stores().labels().change(label, edit, action));
  }

  private void step(Notice said, LongFunction<?> work) {
    project.write(() -> stepNow(said, work), project::schemeChanged);
  }

  private LabelScheme stepNow(Notice said, LongFunction<?> work) {
    return project.step(
        ActionKind.SCHEME,
        said,
        action -> {
          Object _ = work.apply(action);
          return project.stores().labels().scheme();
        });
  }
}
