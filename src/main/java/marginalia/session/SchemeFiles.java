package marginalia.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.exchange.SchemeEntry;
import marginalia.exchange.SchemeFile;
import marginalia.jobs.Job;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Takes the label scheme out into a file and in from one; a label is known again by its path.
/// Files are read and written on any thread, all else is done on the UI thread.
public final class SchemeFiles {
  /// Which jobs read and write labels.
  static final String KIND = "scheme-file";

  private final Project project;

  /// What an import would do.
  ///
  /// @param contents of the file
  /// @param added paths of labels that are new
  /// @param changed paths of labels that would be described, coloured or placed otherwise
  /// @param same how many stay as they are
  /// @param kept paths of labels that the file does not name; they stay
  public record Plan(
      Path file,
      SchemeFile.Contents contents,
      List<String> added,
      List<String> changed,
      int same,
      List<String> kept) {
    public Plan {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      kept = List.copyOf(kept);
    }

    /// What was not taken from the file, then what becomes of each label that does not stay as it
    /// is or is not in the file.
    public List<Notice> said() {
      return Stream.of(
              contents.passedOver().stream(),
              lines("scheme.plan.added", added),
              lines("scheme.plan.changed", changed),
              lines("scheme.plan.kept", kept))
          .flatMap(lines -> lines)
          .toList();
    }

    private static Stream<Notice> lines(String key, List<String> paths) {
      return paths.stream().map(path -> Notice.of(key, path));
    }

    /// How much would change.
    public Notice summary() {
      return summary("scheme.plan");
    }

    /// How much has changed.
    public Notice outcome() {
      return summary("scheme.imported");
    }

    private Notice summary(String key) {
      return Notice.of(key, added.size(), changed.size(), same, kept.size());
    }
  }

  public SchemeFiles(Project project) {
    this.project = project;
  }

  /// [#export(Path)] as a job.
  public Job<Integer> exporting(Path file) {
    return project.jobs().start(KIND, Notice.of("job.schemeFile"), _ -> export(file));
  }

  /// [#plan(Path)] as a job.
  public Job<Plan> reading(Path file) {
    return project.jobs().start(KIND, Notice.of("job.schemeFile"), _ -> plan(file));
  }

  /// Writes the labels on offer; returns how many. The file's ending says the format.
  ///
  /// @throws NoticeException if the ending is none of ours or the file cannot be written
  public int export(Path file) throws IOException {
    LabelScheme scheme = project.scheme().get();
    SchemeFile.write(file, scheme.active().stream().map(label -> entry(scheme, label)).toList());
    return scheme.active().size();
  }

  private static SchemeEntry entry(LabelScheme scheme, Label label) {
    return new SchemeEntry(
        0,
        names(scheme, label),
        label.names(),
        Optional.of(label.colour()),
        label.key(),
        label.guidance());
  }

  private static List<String> names(LabelScheme scheme, Label label) {
    List<String> names = new ArrayList<>();
    for (Optional<Label> at = Optional.of(label);
        at.isPresent();
        at = at.flatMap(Label::parent).flatMap(scheme::label).filter(l -> !l.binned())) {
      names.addFirst(at.get().name());
    }
    return names;
  }

  /// Reads a file and says what it would change.
  ///
  /// @throws NoticeException if the file cannot be read, holds what cannot be, or names labels that
  ///   this kind of task cannot have; names file and line
  public Plan plan(Path file) throws IOException {
    SchemeFile.Contents contents = SchemeFile.read(file);
    List<SchemeEntry> entries = contents.entries();
    LabelScheme scheme = project.scheme().get();
    SchemeEditing editing = new SchemeEditing(project);
    for (SchemeEntry entry : entries) {
      Optional<Notice> problem = editing.malformed(entry.name());
      if (problem.isPresent()) {
        throw new NoticeException(
            Notice.of("scheme.file.bad", file.toString(), entry.line(), problem.get()));
      }
    }
    Map<List<String>, Label> known = byPath(scheme);
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    Map<List<String>, Integer> places = new HashMap<>();
    Map<LabelId, Integer> now = places(scheme);
    for (SchemeEntry entry : entries) {
      String path = String.join("/", entry.path());
      Optional<Label> label = Optional.ofNullable(known.get(entry.path()));
      int place = place(places, entry.above());
      if (label.isEmpty()) {
        added.add(path);
      } else if (!merged(label.get(), entry, label.get().position()).equals(label.get())
          || now.getOrDefault(label.get().id(), -1) != place) {
        changed.add(path);
      }
    }
    Set<List<String>> named = entries.stream().map(SchemeEntry::path).collect(Collectors.toSet());
    List<String> kept =
        known.keySet().stream()
            .filter(path -> !named.contains(path))
            .map(path -> String.join("/", path))
            .sorted()
            .toList();
    int labels = known.size() + added.size();
    if (project.settings().get().kind() == TaskKind.BINARY && labels > 2) {
      throw new NoticeException(Notice.of("scheme.file.binary", file.toString(), labels));
    }
    return new Plan(
        file, contents, added, changed, entries.size() - added.size() - changed.size(), kept);
  }

  /// At which place among its siblings each label stands.
  private static Map<LabelId, Integer> places(LabelScheme scheme) {
    Map<LabelId, Integer> places = new HashMap<>();
    Map<Optional<LabelId>, Integer> next = new HashMap<>();
    for (Label label : scheme.active()) {
      int siblings = next.merge(scheme.parent(label.id()), 1, Integer::sum);
      places.put(label.id(), siblings - 1);
    }
    return places;
  }

  /// The next free place below a path.
  private static int place(Map<List<String>, Integer> places, List<String> above) {
    return places.merge(above, 1, Integer::sum) - 1;
  }

  private static Map<List<String>, Label> byPath(LabelScheme scheme) {
    Map<List<String>, Label> labels = new HashMap<>();
    scheme.active().forEach(label -> labels.putIfAbsent(names(scheme, label), label));
    return labels;
  }

  /// A label as the file describes it, at that place among its siblings. What files need not say
  /// stays where they do not: the colour, names in other languages, rules and notes.
  private static Label merged(Label label, SchemeEntry entry, int place) {
    Map<String, String> names = new HashMap<>(label.names());
    names.putAll(entry.names());
    Guidance before = label.guidance();
    Guidance said = entry.guidance();
    return label
        .withNames(names)
        .withColour(entry.colour().orElse(label.colour()))
        .withKey(entry.key())
        .withGuidance(
            new Guidance(
                said.definition(),
                said.include().isEmpty() ? before.include() : said.include(),
                said.exclude().isEmpty() ? before.exclude() : said.exclude(),
                said.examples(),
                said.notes().isEmpty() ? before.notes() : said.notes()))
        .at(label.parent(), place);
  }

  /// Does what [#plan(Path)] said, as one step that can be undone. Keys go to the labels that the
  /// file gives them; labels it does not name come behind the others.
  public void apply(Plan plan) {
    Notice said =
        Notice.of(
            "step.scheme.import",
            plan.file().getFileName().toString(),
            plan.added().size(),
            plan.changed().size());
    project.write(
        () ->
            project.step(
                ActionKind.SCHEME,
                said,
                action -> {
                  applyNow(plan.contents().entries(), action);
                  return project.stores().labels().scheme();
                }),
        project::schemeChanged);
  }

  /// Lets the scheme be as these say, as part of `action`. On the writing thread.
  void applyNow(List<SchemeEntry> entries, long action) {
    LabelScheme scheme = project.stores().labels().scheme();
    Map<List<String>, Label> known = byPath(scheme);
    Map<List<String>, LabelId> ids = new HashMap<>();
    Map<List<String>, Integer> places = new HashMap<>();
    Set<String> keys =
        entries.stream()
            .flatMap(e -> e.key().stream())
            .map(LabelScheme::sameKey)
            .collect(Collectors.toSet());
    for (SchemeEntry entry : entries) {
      Optional<LabelId> parent = Optional.ofNullable(ids.get(entry.above()));
      int place = place(places, entry.above());
      Optional<Label> label = Optional.ofNullable(known.remove(entry.path()));
      if (label.isPresent()) {
        ids.put(entry.path(), label.get().id());
        change(label.get(), merged(label.get(), entry, place), action);
      } else {
        Label added = project.stores().labels().add(draft(entry, parent, place), action);
        ids.put(entry.path(), added.id());
      }
    }
    for (Label kept : scheme.active()) {
      List<String> path = names(scheme, kept);
      if (known.containsKey(path)) {
        Optional<String> key = kept.key().filter(k -> !keys.contains(LabelScheme.sameKey(k)));
        int place = place(places, path.subList(0, path.size() - 1));
        change(kept, kept.withKey(key).at(kept.parent(), place), action);
      }
    }
  }

  /// A label that a file describes; where it says no colour, one for that place.
  static Label draft(SchemeEntry entry, Optional<LabelId> parent, int place) {
    String colour =
        entry.colour().orElse(SchemeEditing.COLOURS.get(place % SchemeEditing.COLOURS.size()));
    return Label.draft(entry.name(), parent, place, colour, entry.key())
        .withNames(entry.names())
        .withGuidance(entry.guidance());
  }

  private void change(Label before, Label after, long action) {
    if (!before.equals(after)) {
      project.stores().labels().replace(before, after, action);
    }
  }
}
