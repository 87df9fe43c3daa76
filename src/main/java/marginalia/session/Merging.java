package marginalia.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.exchange.LabelNaming;
import marginalia.store.ActionKind;
import marginalia.store.LabelStore;
import marginalia.wording.Notice;

/// Makes two labels one: every answer follows, in one step that can be undone. UI thread only.
public final class Merging {
  private final Project project;
  private final Labelling labelling;
  private final Evaluating evaluating;

  public Merging(Project project, Labelling labelling, Evaluating evaluating) {
    this.project = project;
    this.labelling = labelling;
    this.evaluating = evaluating;
  }

  /// Why two labels cannot be merged; empty if they can.
  public Optional<Notice> problem(LabelId from, LabelId into) {
    LabelScheme scheme = project.scheme().get();
    for (LabelId id : List.of(from, into)) {
      if (active(scheme, id).isEmpty()) {
        return Optional.of(Notice.of("merge.gone", Called.of(scheme, id)));
      }
    }
    if (scheme.isWithin(into, from)) {
      return Optional.of(
          Notice.of("merge.below", Called.of(scheme, from), Called.of(scheme, into)));
    }
    return tooDeep(scheme, from, into);
  }

  /// Whether what lies below one label would lie too deep below another.
  static Optional<Notice> tooDeep(LabelScheme scheme, LabelId from, LabelId into) {
    return scheme.hasRoom(scheme.levels(Set.of(from)) - 1, Optional.of(into))
        ? Optional.empty()
        : Optional.of(LabelNaming.tooDeep(scheme.name(from)));
  }

  private static Optional<Label> active(LabelScheme scheme, LabelId id) {
    return scheme.label(id).filter(label -> !label.binned());
  }

  /// What a merge would do. O(different answers).
  ///
  /// @throws IllegalArgumentException if there is a [#problem]
  public MergePreview preview(LabelId from, LabelId into) {
    problem(from, into)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
    LabelScheme scheme = project.scheme().get();
    boolean exclusive = project.settings().get().kind().exclusive();
    Optional<Recounted> forecast =
        evaluating
            .latest()
            .get()
            .filter(_ -> exclusive)
            .filter(e -> e.labels().contains(from) && e.labels().contains(into))
            .map(e -> Recounted.merged(e, from, into));
    Label gone = scheme.label(from).orElseThrow();
    return new MergePreview(
        scheme,
        gone,
        scheme.label(into).orElseThrow(),
        project.answers().withLabel(from),
        project.answers().withBoth(from, into),
        scheme.children(Optional.of(from)),
        moved(scheme, from, into).stream()
            .filter(label -> !label.name().equals(scheme.name(label.id())))
            .toList(),
        gone.key(),
        exclusive,
        forecast);
  }

  /// Lets `into` stand for `from` too: answers, examples and labels below it go over, `from` goes
  /// to the bin. The answers in memory follow at once, O(different answers); about a second for
  /// 100,000 on the writing thread.
  ///
  /// @throws IllegalArgumentException as [#preview]
  public void merge(LabelId from, LabelId into) {
    MergePreview planned = preview(from, into);
    List<Answers.Replaced> replaced = project.answers().replace(from, into);
    project.answersChanged();
    project.write(
        () -> mergeNow(planned),
        merged -> {
          project.schemeChanged(merged.scheme());
          labelling.changedInTurn(merged.documents());
        },
        () -> {
          project.answers().putBack(replaced);
          project.answersChanged();
        });
  }

  /// What a merge leaves behind.
  ///
  /// @param documents those that are seen and whose answers changed
  record Merged(LabelScheme scheme, List<DocumentId> documents) {}

  private Merged mergeNow(MergePreview planned) {
    LabelId from = planned.from().id();
    LabelId into = planned.into().id();
    return project.step(
        ActionKind.SCHEME,
        Notice.of(
            "step.label.merge",
            Called.of(planned.scheme(), from),
            Called.of(planned.scheme(), into),
            planned.answers()),
        action -> {
          List<DocumentId> documents = mergeNow(project, from, into, action);
          return new Merged(project.stores().labels().scheme(), documents);
        });
  }

  /// Merges on disk as part of `action`; returns the documents that are seen and whose answers
  /// changed. On the writing thread.
  static List<DocumentId> mergeNow(Project project, LabelId from, LabelId into, long action) {
    Stores stores = project.stores();
    List<DocumentId> changed =
        stores.annotations().merge(from, into, project.annotator(), project.now(), action);
    LabelScheme scheme = stores.labels().scheme();
    stores
        .labels()
        .replaceAll(
            moved(scheme, from, into).stream()
                .map(
                    after -> new LabelStore.Replaced(scheme.label(after.id()).orElseThrow(), after))
                .toList(),
            action);
    Label gone = stores.labels().scheme().label(from).orElseThrow();
    stores.labels().change(into, label -> withExamples(label, gone), action);
    stores.labels().change(from, label -> label.mergedInto(into), action);
    Documents documents = project.documents().get();
    return changed.stream().filter(id -> documents.row(id) >= 0).toList();
  }

  private static Label withExamples(Label into, Label from) {
    return into.withGuidance(
        into.guidance()
            .withExamples(
                Stream.concat(into.examples().stream(), from.examples().stream())
                    .distinct()
                    .toList()));
  }

  /// The labels below `from` as they are below `into`, behind its own; a name that is taken there
  /// gets a number.
  private static List<Label> moved(LabelScheme scheme, LabelId from, LabelId into) {
    Optional<LabelId> parent = Optional.of(into);
    Set<String> taken = new HashSet<>();
    scheme.children(parent).forEach(label -> taken.add(label.name()));
    int place = Arrangement.end(scheme, parent);
    List<Label> moved = new ArrayList<>();
    for (Label child : scheme.children(Optional.of(from))) {
      String name = Arrangement.free(child.name(), wanted -> !taken.contains(wanted));
      taken.add(name);
      moved.add(child.at(parent, place++).withName(name));
    }
    return moved;
  }
}
