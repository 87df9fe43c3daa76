package marginalia.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.exchange.LabelMapping;
import marginalia.exchange.LabelMapping.Line;
import marginalia.jobs.Job;
import marginalia.store.ActionKind;
import marginalia.store.LabelStore;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// Leads a scheme from one version to the next by a mapping of old names to new: labels are
/// renamed, merged or retired, in one step that can be undone. UI thread only.
public final class Remapping {
  private final Project project;
  private final Labelling labelling;

  /// What becomes of a label.
  public sealed interface Change {
    Label label();

    record Same(Label label) implements Change {}

    record Rename(Label label, String name) implements Change {}

    /// The label joins another one.
    ///
    /// @param into which may get another name itself
    record Merge(Label label, Label into, String name) implements Change {}

    /// The label goes to the bin with those below it; its answers are kept there.
    record Retire(Label label) implements Change {}
  }

  /// A line of the mapping and what it does.
  ///
  /// @param answers texts that carry the label
  public record Step(long line, Change change, int answers) {
    /// In words.
    public Notice said() {
      Notice done =
          switch (change) {
            case Change.Same(Label label) -> Notice.of("remap.same", label.name());
            case Change.Rename(Label label, String name) ->
                Notice.of("remap.rename", label.name(), name, answers);
            case Change.Merge(Label label, Label _, String name) ->
                Notice.of("remap.merge", label.name(), name, answers);
            case Change.Retire(Label label) -> Notice.of("remap.retire", label.name(), answers);
          };
      return Notice.of("remap.line", line, done);
    }
  }

  /// What a mapping would do, line by line.
  ///
  /// @param conflicts what keeps it from being done, with line and remedy; empty if nothing does
  public record Plan(Path file, List<Step> steps, List<Notice> conflicts) {
    public Plan {
      steps = List.copyOf(steps);
      conflicts = List.copyOf(conflicts);
    }

    /// Whether it does anything.
    public boolean changes() {
      return steps.stream().anyMatch(step -> !(step.change() instanceof Change.Same));
    }

    /// How much would change.
    public Notice summary() {
      return summary("remap.plan");
    }

    /// How much has changed.
    public Notice outcome() {
      return summary("remap.done");
    }

    private Notice summary(String key) {
      return Notice.of(key, steps.size(), answers(), conflicts.size());
    }

    /// Texts whose answer names another label afterwards, one that carries several counted as
    /// often.
    public int answers() {
      return steps.stream()
          .filter(step -> !(step.change() instanceof Change.Same))
          .mapToInt(Step::answers)
          .sum();
    }
  }

  public Remapping(Project project, Labelling labelling) {
    this.project = project;
    this.labelling = labelling;
  }

  /// Reads a mapping and says what it would do.
  ///
  /// @throws marginalia.wording.NoticeException if the file cannot be read; names file and line
  public Plan plan(Path file) throws IOException {
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
  public Plan plan(LabelMapping mapping) {
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
    List<Step> steps = new ArrayList<>();
    Map<Place, Label> renamed = new LinkedHashMap<>();
    for (Line line : mapping.lines()) {
      Optional<Label> label =
          scheme.find(line.before()).filter(l -> line.equals(lines.get(l.id())));
      if (label.isPresent()) {
        Change change = change(scheme, label.get(), line, lines, renamed);
        steps.add(new Step(line.number(), change, project.answers().withLabel(label.get().id())));
        problem(scheme, change, lines)
            .ifPresent(reason -> conflicts.add(mapping.bad(line, reason).notice()));
      }
    }
    return new Plan(mapping.file(), steps, conflicts);
  }

  /// Where a label stands and what it is called: two cannot be the same there.
  private record Place(Optional<LabelId> parent, String name) {}

  private static Notice unknown(LabelScheme scheme, String name) {
    List<Label> several = scheme.all(name);
    return several.isEmpty()
        ? Notice.of("remap.unknown", Cited.of(name))
        : Notice.of(
            "remap.several",
            Cited.of(name),
            String.join(", ", several.stream().map(l -> scheme.path(l.id())).toList()));
  }

  /// The label that a new name means: the one beside it that has the name, else as it is found.
  private static Optional<Label> meant(LabelScheme scheme, Label label, String name) {
    Optional<LabelId> parent = scheme.parent(label.id());
    return scheme.children(parent).stream()
        .filter(beside -> beside.name().equals(name))
        .findFirst()
        .or(() -> scheme.find(name));
  }

  private static Change change(
      LabelScheme scheme,
      Label label,
      Line line,
      Map<LabelId, Line> lines,
      Map<Place, Label> renamed) {
    if (line.after().isEmpty()) {
      return new Change.Retire(label);
    }
    String name = line.after().get();
    Optional<Label> there =
        meant(scheme, label, name)
            .filter(other -> other.id().equals(label.id()) || stays(other, lines, name));
    if (there.isPresent()) {
      return there.get().id().equals(label.id())
          ? new Change.Same(label)
          : new Change.Merge(label, there.get(), name);
    }
    Optional<Label> first =
        Optional.ofNullable(renamed.putIfAbsent(new Place(scheme.parent(label.id()), name), label));
    return first.isPresent()
        ? new Change.Merge(label, first.get(), name)
        : new Change.Rename(label, name);
  }

  /// Whether a label keeps the name; one that is retired does, for the conflict to be seen.
  private static boolean stays(Label label, Map<LabelId, Line> lines, String name) {
    Line own = lines.get(label.id());
    return own == null || own.after().isEmpty() || own.after().get().equals(name);
  }

  private Optional<Notice> problem(LabelScheme scheme, Change change, Map<LabelId, Line> lines) {
    return switch (change) {
      case Change.Same _, Change.Retire _ -> Optional.empty();
      case Change.Rename(Label _, String name) -> new SchemeEditing(project).malformed(name);
      case Change.Merge(Label label, Label into, String _) ->
          scheme.isWithin(into.id(), label.id())
              ? Optional.of(Notice.of("merge.below", label.name(), into.name()))
              : retired(scheme, into, lines)
                  .or(() -> Merging.tooDeep(scheme, label.id(), into.id()));
    };
  }

  /// Whether a label that others are to join goes itself, or one above it.
  private static Optional<Notice> retired(
      LabelScheme scheme, Label into, Map<LabelId, Line> lines) {
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue().after().isEmpty())
        .filter(entry -> scheme.isWithin(into.id(), entry.getKey()))
        .findFirst()
        .map(entry -> Notice.of("remap.retired", into.name(), entry.getValue().number()));
  }

  /// Does what [#plan(Path)] said.
  ///
  /// @throws IllegalArgumentException if there are conflicts
  public void apply(Plan plan) {
    if (!plan.conflicts().isEmpty()) {
      throw new IllegalArgumentException(plan.conflicts().toString());
    }
    List<List<Answers.Replaced>> replaced = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.change() instanceof Change.Merge(Label label, Label into, String _)) {
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

  private Set<DocumentId> applyNow(Plan plan, long action) {
    Set<DocumentId> documents = new LinkedHashSet<>();
    for (Step step : plan.steps()) {
      switch (step.change()) {
        case Change.Same _ -> {}
        case Change.Rename(Label label, String name) ->
            project.stores().labels().change(label.id(), l -> l.withName(name), action);
        case Change.Merge(Label label, Label into, String _) ->
            documents.addAll(Merging.mergeNow(project, label.id(), into.id(), action));
        case Change.Retire(Label label) -> retire(label, action);
      }
    }
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
