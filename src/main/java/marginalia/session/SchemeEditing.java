package marginalia.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelNaming;
import marginalia.store.ActionKind;
import marginalia.store.LabelStore;
import marginalia.wording.Cited;
import marginalia.wording.Name;
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
  /// @throws IllegalArgumentException if the name cannot be used, or the label would lie too deep
  public void add(String name, Optional<LabelId> parent) {
    Label draft = draft(name, parent);
    project.write(
        () -> added(Notice.of("step.label.add", called(draft.parent(), draft.name())), draft),
        project::schemeChanged);
  }

  /// A new label at the end of the scheme, in a step that is called `said`; `then` runs when it is
  /// there, on the UI thread.
  ///
  /// @throws IllegalArgumentException if the name cannot be used
  void add(String name, Notice said, Runnable then) {
    Label draft = draft(name, Optional.empty());
    project.write(
        () -> added(said, draft),
        scheme -> {
          project.schemeChanged(scheme);
          then.run();
        });
  }

  private Label draft(String name, Optional<LabelId> parent) {
    LabelScheme scheme = project.scheme().get();
    refuse(malformed(name).or(() -> tooDeep(name, parent)));
    return Label.draft(
        LabelName.clean(name),
        parent,
        Arrangement.end(scheme, parent),
        colour(scheme, 0),
        freeKeys(scheme).stream().findFirst());
  }

  private static void refuse(Optional<Notice> problem) {
    problem.ifPresent(found -> {
      throw new IllegalArgumentException(found.toString());
    });
  }

  private LabelScheme added(Notice said, Label draft) {
    return project.step(
        ActionKind.SCHEME,
        said,
        action -> {
          Label _ = project.stores().labels().add(draft, action);
          return project.stores().labels().scheme();
        });
  }

  /// The colour of the label that is added after so many others.
  static String colour(LabelScheme scheme, int others) {
    return COLOURS.get((scheme.active().size() + others) % COLOURS.size());
  }

  /// Whether a name is free among the labels on offer below the same parent.
  public boolean isFree(String name, Optional<LabelId> parent) {
    return project.scheme().get().children(parent).stream()
        .noneMatch(label -> label.name().equals(LabelName.clean(name)));
  }

  /// How many more labels can have a key of their own.
  public int room() {
    return freeKeys(project.scheme().get()).size();
  }

  /// The digits no label uses, in the order of the keyboard.
  static List<String> freeKeys(LabelScheme scheme) {
    return KEYS.chars()
        .mapToObj(Character::toString)
        .filter(key -> scheme.withKey(key).isEmpty())
        .toList();
  }

  /// Gives a label another main name.
  ///
  /// @throws IllegalArgumentException if the name cannot be used
  public void rename(LabelId label, String name) {
    refuse(malformed(name));
    String clean = LabelName.clean(name);
    LabelScheme scheme = project.scheme().get();
    change(
        Notice.of("step.label.rename", called(scheme.parent(label), scheme.name(label)), clean),
        label,
        l -> l.withName(clean));
  }

  /// Sets what a label is called in other languages; blank names are left out.
  ///
  /// @throws IllegalArgumentException if there is a [#problem(Map)]
  public void call(LabelId label, Map<String, String> names) {
    Map<String, String> said = spoken(names);
    refuse(LabelNaming.problem(said));
    change(Notice.of("step.label.call", name(label)), label, l -> l.withNames(said));
  }

  private static Map<String, String> spoken(Map<String, String> names) {
    Map<String, String> spoken = new TreeMap<>();
    names.forEach((language, name) -> {
      String clean = LabelName.clean(name);
      if (!clean.isEmpty()) {
        spoken.put(language, clean);
      }
    });
    return spoken;
  }

  /// Gives labels one colour.
  public void recolour(Set<LabelId> labels, String colour) {
    edit(
        said("recolour", labels),
        scheme ->
            labels.stream()
                .flatMap(id -> scheme.label(id).stream())
                .map(label -> label.withColour(colour))
                .toList());
  }

  public void describe(LabelId label, Guidance guidance) {
    change(Notice.of("step.label.describe", name(label)), label, l -> l.withGuidance(guidance));
  }

  /// Adds texts to the examples of their labels, each on one line; those that are there already are
  /// left out.
  ///
  /// @param texts for each label
  public void addExamples(Map<LabelId, List<String>> texts) {
    edit(
        said("example", texts.keySet()),
        scheme ->
            texts.entrySet().stream()
                .flatMap(entry ->
                    scheme.label(entry.getKey()).map(l -> with(l, entry.getValue())).stream())
                .toList());
  }

  /// As [#addExamples(Map)], of texts of the project and the labels they have.
  public void addExamplesOf(List<DocumentId> documents) {
    Map<LabelId, List<DocumentId>> byLabel = new TreeMap<>();
    for (DocumentId document : documents) {
      project
          .answers()
          .of(document)
          .ifPresent(answer ->
              answer
                  .labels()
                  .forEach(label ->
                      byLabel.computeIfAbsent(label, _ -> new ArrayList<>()).add(document)));
    }
    if (!byLabel.isEmpty()) {
      edit(
          said("example", byLabel.keySet()),
          scheme ->
              byLabel.entrySet().stream()
                  .flatMap(entry ->
                      scheme
                          .label(entry.getKey())
                          .map(label -> with(label, texts(entry.getValue())))
                          .stream())
                  .toList());
    }
  }

  private List<String> texts(List<DocumentId> documents) {
    return documents.stream()
        .flatMap(id -> project.document(id).stream())
        .map(document -> document.text())
        .toList();
  }

  private static Label with(Label label, List<String> texts) {
    Set<String> examples = new LinkedHashSet<>(label.examples());
    texts.forEach(text -> examples.add(text.strip().replaceAll("\\s+", " ")));
    return label.withGuidance(label.guidance().withExamples(List.copyOf(examples)));
  }

  /// Gives a key to a label and takes it from the one that had it.
  public void assignKey(LabelId label, Optional<String> key) {
    edit(
        Notice.of("step.label.key", name(label), key.orElse("–")),
        scheme ->
            Stream.concat(
                    key
                        .flatMap(scheme::withKey)
                        .filter(owner -> !owner.id().equals(label))
                        .map(owner -> owner.withKey(Optional.empty()))
                        .stream(),
                    scheme.label(label).map(l -> l.withKey(key)).stream())
                .toList());
  }

  /// Why a name cannot be used below `parent`; empty if it can.
  public Optional<Notice> problem(String name, Optional<LabelId> parent) {
    return malformed(name)
        .or(() ->
            isFree(name, parent)
                ? tooDeep(name, parent)
                : Optional.of(Notice.of("scheme.taken", Cited.of(LabelName.clean(name)))));
  }

  /// Why a label cannot be called so in other languages; empty if it can. Blank names are not
  /// looked at.
  public Optional<Notice> problem(Map<String, String> names) {
    return LabelNaming.problem(spoken(names));
  }

  /// Why there can be no label of this name more below `parent`; empty if there can.
  public Optional<Notice> problemOfNew(String name, Optional<LabelId> parent) {
    return full(project, project.scheme().get().active().size() + 1)
        .or(() -> problem(name, parent));
  }

  /// Whether so many labels are more than the kind of a project has.
  static Optional<Notice> full(Project project, int labels) {
    return labels > project.settings().get().kind().room()
        ? Optional.of(Notice.of("scheme.two"))
        : Optional.empty();
  }

  private Optional<Notice> tooDeep(String name, Optional<LabelId> parent) {
    return project.scheme().get().hasRoom(1, parent)
        ? Optional.empty()
        : Optional.of(LabelNaming.tooDeep(name));
  }

  /// Why a name can be used nowhere; empty if it can. A separator of several labels or of a path's
  /// steps would be misread in files.
  Optional<Notice> malformed(String name) {
    return LabelNaming.problem(name)
        .or(() ->
            separator(project.settings().get().kind())
                .filter(name::contains)
                .map(separator -> Notice.of("scheme.separator", separator)));
  }

  /// What parts labels, or the steps of a path, in files.
  static Optional<String> separator(TaskKind kind) {
    return switch (kind) {
      case MULTI_LABEL -> Optional.of("|");
      case HIERARCHICAL -> Optional.of("/");
      case BINARY, MULTI_CLASS -> Optional.empty();
    };
  }

  /// The first label whose name files of a kind would misread, in the sentence of `key`; empty if
  /// there is none.
  static Optional<Notice> misread(String key, List<Label> labels, TaskKind kind) {
    return separator(kind)
        .flatMap(separator ->
            labels.stream()
                .map(Label::name)
                .filter(name -> name.contains(separator))
                .findFirst()
                .map(name -> Notice.of(key, Cited.of(name), separator)));
  }

  private Name called(Optional<LabelId> parent, String name) {
    return Called.below(project.scheme().get(), parent, name);
  }

  private Name name(LabelId label) {
    return Called.of(project.scheme().get(), label);
  }

  /// What a step is called that does the same to one label or to several.
  Notice said(String verb, Set<LabelId> labels) {
    return labels.size() == 1
        ? Notice.of("step.label." + verb, name(labels.iterator().next()))
        : Notice.of("step.labels." + verb, labels.size());
  }

  private void change(Notice said, LabelId label, UnaryOperator<Label> edit) {
    edit(said, scheme -> scheme.label(label).map(edit).stream().toList());
  }

  /// Replaces labels in one step, or does nothing if nothing changes.
  ///
  /// @param edit gives the labels as they are to be; gets the scheme as it is when its turn comes,
  ///   on the writing thread, so that keys pressed fast build on each other
  void edit(Notice said, Function<LabelScheme, List<Label>> edit) {
    project.write(() -> editNow(said, edit), changed -> changed.ifPresent(project::schemeChanged));
  }

  private Optional<LabelScheme> editNow(Notice said, Function<LabelScheme, List<Label>> edit) {
    LabelScheme before = project.stores().labels().scheme();
    List<LabelStore.Replaced> replaced =
        edit.apply(before).stream()
            .map(after -> new LabelStore.Replaced(before.label(after.id()).orElseThrow(), after))
            .filter(one -> !one.before().equals(one.after()))
            .toList();
    if (replaced.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        project.step(
            ActionKind.SCHEME,
            said,
            action -> {
              project.stores().labels().replaceAll(replaced, action);
              return before.with(replaced.stream().map(LabelStore.Replaced::after).toList());
            }));
  }
}
