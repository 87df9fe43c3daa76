package marginalia.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelMapping;
import marginalia.exchange.LabelMapping.Line;
import marginalia.exchange.LabelNaming;
import marginalia.jobs.Job;
import marginalia.session.Destinations.Place;
import marginalia.session.RemappingPlan.Change;
import marginalia.session.RemappingPlan.Step;
import marginalia.store.ActionKind;
import marginalia.store.LabelStore;
import marginalia.wording.Cited;
import marginalia.wording.Name;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Leads a scheme from one version to the next by a mapping of old names to new: labels are
/// renamed, moved, merged or retired, in one step that can be undone. UI thread only.
public final class Remapping {
  private final Project project;
  private final Labelling labelling;

  public Remapping(Project project, Labelling labelling) {
    this.project = project;
    this.labelling = labelling;
  }

  /// Reads a mapping and says what it would do.
  ///
  /// @throws marginalia.wording.NoticeException if the file cannot be read; names file and line
  public RemappingPlan plan(Path file) throws IOException {
    return plan(LabelMapping.read(file));
  }

  /// Reads a mapping in a job.
  public Job<LabelMapping> reading(Path file) {
    return project
        .jobs()
        .start(SchemeFiles.KIND, Notice.of("job.schemeFile"), _ -> LabelMapping.read(file));
  }

  /// What a mapping would do. New names are those of the new version: one that a label has which
  /// itself gets another is free.
  public RemappingPlan plan(LabelMapping mapping) {
    LabelScheme scheme = project.scheme().get();
    Map<LabelId, Line> lines = new HashMap<>();
    List<Notice> conflicts = new ArrayList<>();
    for (Line line : mapping.lines()) {
      Optional<Label> label = scheme.find(line.before());
      if (label.isEmpty()) {
        conflicts.add(mapping.bad(line, unknown(scheme, line.before())).notice());
      } else if (lines.putIfAbsent(label.get().id(), line) != null) {
        conflicts.add(
            mapping.bad(line, Notice.of("scheme.file.twice", Cited.of(line.before()))).notice());
      }
    }
    TaskKind kind = project.settings().get().kind();
    Destinations destinations = new Destinations(scheme, kind, lines);
    List<Step> steps = new ArrayList<>();
    Map<Place, Label> coming = new HashMap<>();
    for (Line line : mapping.lines()) {
      Optional<Label> label =
          scheme.find(line.before()).filter(l -> line.equals(lines.get(l.id())));
      if (label.isPresent()) {
        try {
          Change change = change(destinations, label.get(), line, coming);
          steps.add(step(scheme, destinations, line, change));
          check(scheme, destinations, change);
        } catch (NoticeException e) {
          conflicts.add(mapping.bad(line, e.notice()).notice());
        }
      }
    }
    return new RemappingPlan(mapping.file(), steps, conflicts);
  }

  private static Notice unknown(LabelScheme scheme, String name) {
    List<Label> several = scheme.all(name);
    return several.isEmpty()
        ? Notice.of("remap.unknown", Cited.of(name))
        : Notice.of(
            "remap.several",
            Cited.of(name),
            String.join(", ", several.stream().map(l -> scheme.path(l.id())).toList()));
  }

  private Change change(Destinations destinations, Label label, Line line, Map<Place, Label> coming)
      throws NoticeException {
    if (line.after().isEmpty()) {
      return new Change.Retire(label);
    }
    String after = line.after().get();
    Place place =
        destinations
            .of(label, after)
            .orElseThrow(() -> new NoticeException(Notice.of("remap.parent", after)));
    Optional<Label> there =
        destinations
            .staying(place, after)
            .or(() -> Optional.ofNullable(coming.putIfAbsent(place, label)));
    if (there.isPresent()) {
      return there.get().id().equals(label.id())
          ? new Change.Same(label)
          : new Change.Merge(label, there.get());
    }
    return place.parent().equals(project.scheme().get().parent(label.id()))
        ? new Change.Rename(label, place.name())
        : new Change.Move(label, place.parent(), place.name());
  }

  private Step step(LabelScheme scheme, Destinations destinations, Line line, Change change) {
    String after = line.after().orElse("");
    Name called = Called.of(scheme, change.label().id());
    int answers =
        switch (change) {
          case Change.Same _, Change.Rename _, Change.Move _, Change.Merge _ ->
              project.answers().withLabel(change.label().id());
          case Change.Retire(Label label) ->
              project
                  .answers()
                  .withAny(
                      scheme.active().stream()
                          .filter(l -> destinations.goesWith(l, label))
                          .map(Label::id)
                          .collect(Collectors.toSet()));
        };
    Notice done =
        switch (change) {
          case Change.Same _ -> Notice.of("remap.same", called);
          case Change.Rename _ -> Notice.of("remap.rename", called, after, answers);
          case Change.Move(Label _, Optional<LabelId> parent, String name) ->
              Notice.of(
                  "remap.move",
                  called,
                  parent.<Object>map(p -> Called.of(scheme, p)).orElse("/"),
                  name,
                  answers);
          case Change.Merge(Label _, Label into) ->
              Notice.of("remap.merge", called, Called.of(scheme, into.id()), answers);
          case Change.Retire _ -> Notice.of("remap.retire", called, answers);
        };
    Notice said = Notice.of("remap.line", line.number(), done);
    return new Step(line.number(), change, after, answers, said);
  }

  private void check(LabelScheme scheme, Destinations destinations, Change change)
      throws NoticeException {
    Optional<Notice> problem =
        switch (change) {
          case Change.Retire _ -> Optional.empty();
          case Change.Same(Label label) -> lost(scheme, destinations, scheme.parent(label.id()));
          case Change.Rename(Label label, String name) ->
              new SchemeEditing(project)
                  .malformed(name)
                  .or(() -> lost(scheme, destinations, scheme.parent(label.id())));
          case Change.Move(Label label, Optional<LabelId> parent, String name) ->
              new SchemeEditing(project)
                  .malformed(name)
                  .or(() -> lost(scheme, destinations, parent))
                  .or(() ->
                      destinations.circles(label)
                          ? Optional.of(Notice.of("scheme.circle", Called.of(scheme, label.id())))
                          : Optional.empty())
                  .or(() ->
                      scheme.hasRoom(scheme.levels(Set.of(label.id())), parent)
                          ? Optional.empty()
                          : Optional.of(LabelNaming.tooDeep(label.name())));
          case Change.Merge(Label label, Label into) ->
              scheme.isWithin(into.id(), label.id()) || destinations.comesBelow(into, label)
                  ? Optional.of(
                      Notice.of(
                          "merge.below",
                          Called.of(scheme, label.id()),
                          Called.of(scheme, into.id())))
                  : lost(scheme, destinations, Optional.of(into.id()))
                      .or(() -> Merging.tooDeep(scheme, label.id(), into.id()));
        };
    if (problem.isPresent()) {
      throw new NoticeException(problem.get());
    }
  }

  /// Whether a label that others are to join, or to stay below, goes itself.
  private static Optional<Notice> lost(
      LabelScheme scheme, Destinations destinations, Optional<LabelId> label) {
    return label.flatMap(id ->
        destinations
            .retired(id)
            .map(line -> Notice.of("remap.retired", Called.of(scheme, id), line.number())));
  }

  /// Does what [#plan(Path)] said.
  ///
  /// @throws IllegalArgumentException if there are conflicts
  public void apply(RemappingPlan plan) {
    if (!plan.conflicts().isEmpty()) {
      throw new IllegalArgumentException(plan.conflicts().toString());
    }
    List<List<Answers.Replaced>> replaced = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.change() instanceof Change.Merge(Label label, Label into)) {
        replaced.add(project.answers().replace(label.id(), into.id()));
      }
    }
    project.answersChanged();
    Notice said =
        Notice.of(
            "step.scheme.map",
            plan.file().getFileName().toString(),
            plan.steps().size(),
            plan.answers());
    project.write(
        () ->
            project.step(
                ActionKind.SCHEME,
                said,
                action -> {
                  Set<DocumentId> documents = applyNow(plan, action);
                  return new Merging.Merged(
                      project.stores().labels().scheme(), List.copyOf(documents));
                }),
        merged -> {
          project.schemeChanged(merged.scheme());
          labelling.changedInTurn(merged.documents());
        },
        () -> {
          replaced.reversed().forEach(project.answers()::putBack);
          project.answersChanged();
        });
  }

  /// First where labels stand and what they are called, then what joins what, then what goes: so a
  /// label leaves the one above it before that goes itself.
  private Set<DocumentId> applyNow(RemappingPlan plan, long action) {
    LabelStore labels = project.stores().labels();
    Set<DocumentId> documents = new LinkedHashSet<>();
    List<Label> going = new ArrayList<>();
    List<Change.Merge> joining = new ArrayList<>();
    for (Step step : plan.steps()) {
      switch (step.change()) {
        case Change.Same _ -> {}
        case Change.Rename(Label label, String name) ->
            labels.change(label.id(), l -> l.withName(name), action);
        case Change.Move(Label label, Optional<LabelId> parent, String name) -> {
          int place = Arrangement.end(labels.scheme(), parent);
          labels.change(label.id(), l -> l.at(parent, place).withName(name), action);
        }
        case Change.Merge merge -> joining.add(merge);
        case Change.Retire(Label label) -> going.add(label);
      }
    }
    for (Change.Merge merge : joining) {
      documents.addAll(Merging.mergeNow(project, merge.label().id(), merge.into().id(), action));
    }
    going.forEach(label -> retire(label, action));
    return documents;
  }

  private void retire(Label label, long action) {
    LabelScheme scheme = project.stores().labels().scheme();
    project
        .stores()
        .labels()
        .replaceAll(
            Arrangement.binned(scheme, Set.of(label.id())).stream()
                .map(
                    after -> new LabelStore.Replaced(scheme.label(after.id()).orElseThrow(), after))
                .toList(),
            action);
  }
}
