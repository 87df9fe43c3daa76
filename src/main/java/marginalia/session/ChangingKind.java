package marginalia.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;

/// Makes a project one of another kind: answers that the new kind does not know become open again,
/// a tree that it does not know becomes a list, names that are paths become a tree; one step that
/// can be undone. UI thread only.
public final class ChangingKind {
  private final Project project;
  private final Labelling labelling;

  public ChangingKind(Project project, Labelling labelling) {
    this.project = project;
    this.labelling = labelling;
  }

  /// Why the project cannot be of this kind; empty if it can.
  public Optional<Notice> problem(TaskKind to) {
    LabelScheme scheme = project.scheme().get();
    if (to == project.settings().get().kind()) {
      return Optional.of(Notice.of("kind.same"));
    }
    if (to == TaskKind.BINARY && scheme.active().size() != to.room()) {
      return Optional.of(Notice.of("kind.two", scheme.active().size()));
    }
    Set<Label> going = changed(to).keySet();
    List<Label> staying = scheme.active().stream().filter(label -> !going.contains(label)).toList();
    return SchemeEditing.misread("kind.separator", staying, to);
  }

  /// What the change would do. O(answers).
  ///
  /// @throws IllegalArgumentException if there is a [#problem]
  public KindPreview preview(TaskKind to) {
    problem(to)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
    TaskKind from = project.settings().get().kind();
    boolean narrows = to.exclusive() && !from.exclusive();
    Predicate<Answer> labelled = answer -> narrows && answer.verdict() == Verdict.LABELLED;
    Answers answers = project.answers();
    int without = answers.count(labelled.and(answer -> answer.labels().isEmpty()));
    int several = answers.count(labelled.and(answer -> answer.labels().size() > 1));
    List<DocumentId> open = answers.documents(labelled.and(a -> a.labels().size() != 1));
    LabelScheme scheme = project.scheme().get();
    Map<Label, Label> changed = changed(to);
    return new KindPreview(
        from,
        to,
        without,
        several,
        open,
        project.answers().labelled() - open.size(),
        scheme.active().stream()
            .filter(label -> from == TaskKind.HIERARCHICAL && scheme.depth(label.id()) > 0)
            .toList(),
        scheme.active().stream()
            .filter(changed::containsKey)
            .map(changed::get)
            .filter(label -> !label.name().equals(scheme.name(label.id())))
            .toList());
  }

  private Map<Label, Label> changed(TaskKind to) {
    return changed(project.scheme().get(), project.settings().get().kind(), to);
  }

  /// The labels that change with the kind, as they are then.
  private static Map<Label, Label> changed(LabelScheme scheme, TaskKind from, TaskKind to) {
    if (from == TaskKind.HIERARCHICAL) {
      return flat(scheme);
    }
    return to == TaskKind.HIERARCHICAL ? tree(scheme) : Map.of();
  }

  /// The labels that go below another one, as their name is a path that begins with the name of
  /// that one: so those that [#flat] gave the name of their path come back to their places.
  private static Map<Label, Label> tree(LabelScheme scheme) {
    Map<Label, Label> below = new LinkedHashMap<>();
    for (Label label : scheme.active()) {
      int slash = label.name().lastIndexOf('/');
      String name = label.name().substring(slash + 1);
      Optional<Label> parent =
          slash < 0 || name.isEmpty() || !name.equals(LabelName.clean(name))
              ? Optional.empty()
              : scheme.find(label.name().substring(0, slash));
      Optional<LabelId> above = parent.map(Label::id);
      if (above.isPresent()
          && scheme.children(above).stream().noneMatch(child -> child.name().equals(name))) {
        below.put(
            label, label.at(above, Arrangement.end(scheme, above) + below.size()).withName(name));
      }
    }
    return below;
  }

  /// The labels that change when all come to stand at the top, in the order of the tree; one whose
  /// name another has too is called by its path, as far as a name can be long.
  private static Map<Label, Label> flat(LabelScheme scheme) {
    Map<String, Integer> names = new HashMap<>();
    scheme.active().forEach(label -> names.merge(label.name(), 1, Integer::sum));
    Set<String> taken = new HashSet<>(names.keySet());
    Map<Label, Label> flat = new HashMap<>();
    for (int place = 0; place < scheme.active().size(); place++) {
      Label label = scheme.active().get(place);
      Label lifted = label.at(Optional.empty(), place);
      if (names.getOrDefault(label.name(), 0) > 1 && scheme.depth(label.id()) > 0) {
        String path = LabelName.cut(scheme.path(label.id()), LabelName.LONGEST);
        lifted = lifted.withName(Arrangement.free(path, taken::add));
      }
      if (!lifted.equals(label)) {
        flat.put(label, lifted);
      }
    }
    return flat;
  }

  /// Changes the kind. Texts whose answer goes are asked first. The answers in memory follow when
  /// they are on disk; about a second for 100,000.
  ///
  /// @throws IllegalArgumentException if there is a [#problem]
  public void change(TaskKind to) {
    KindPreview planned = preview(to);
    project.write(
        () -> changeNow(planned),
        changed -> {
          project.schemeChanged(changed.scheme());
          changed.answers().forEach(project.answers()::putAll);
          project.answersChanged();
          project.kindChanged(to);
          labelling.changedInTurn(planned.open());
          labelling.workFirst(planned.open());
        });
  }

  private record Changed(LabelScheme scheme, Map<Answer, List<DocumentId>> answers) {}

  private Changed changeNow(KindPreview planned) {
    Stores stores = project.stores();
    return project.step(
        ActionKind.KIND,
        Notice.of(
            "step.kind",
            Notice.of("kind." + planned.from().name()),
            Notice.of("kind." + planned.to().name()),
            planned.open().size()),
        action -> {
          project.kindNow(planned.to(), action);
          LabelScheme before = stores.labels().scheme();
          changed(before, planned.from(), planned.to())
              .forEach((label, after) -> stores.labels().replace(label, after, action));
          boolean narrows = planned.to().exclusive() && !planned.from().exclusive();
          Map<DocumentId, Answer> opened =
              narrows
                  ? stores
                      .annotations()
                      .clearAllButSingle(project.annotator(), project.now(), action)
                  : Map.of();
          return new Changed(stores.labels().scheme(), project.seen(opened));
        });
  }
}
