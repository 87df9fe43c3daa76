package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random steps, undo, redo, returns to any point, reopening and losing the program against a list
/// of states in memory. `-Dsequences=10000` draws more.
class HistoryModelTest {
  private static final int SEQUENCES = Integer.getInteger("sequences", 200);
  private static final int STEPS = 14;
  private static final int TEXTS = 6;

  @TempDir Path folder;

  /// What a project is to its user; labels by identity.
  private record State(Map<DocumentId, Answer> answers, Map<LabelId, String> labels) {
    static State of(Project project) {
      Map<DocumentId, Answer> answers = new TreeMap<>();
      project.answers().each(answers::put);
      return new State(answers, labels(project));
    }

    State with(Map<DocumentId, Answer> given) {
      Map<DocumentId, Answer> next = new TreeMap<>(answers);
      next.putAll(given);
      next.values().removeIf(answer -> answer.verdict() == Verdict.CLEARED);
      return new State(next, labels);
    }

    State with(LabelId id, String label) {
      Map<LabelId, String> next = new TreeMap<>(labels);
      next.put(id, label);
      return new State(answers, next);
    }

    private static Map<LabelId, String> labels(Project project) {
      Map<LabelId, String> labels = new TreeMap<>();
      project.scheme().get().active().forEach(l -> labels.put(l.id(), l.name()));
      project.scheme().get().binned().forEach(l -> labels.put(l.id(), "binned " + l.name()));
      return labels;
    }
  }

  /// What made a state of the one before.
  ///
  /// @param given the answers it gave
  private record Step(boolean ofScheme, Map<DocumentId, Answer> given) {}

  private final List<State> states = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private int here;
  private int names;

  @Test
  void everySequenceOfStepsLeavesWhatTheListOfStatesSays() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("HistoryModelTest: seed " + seed);
    Path template = template();
    for (int i = 0; i < SEQUENCES; i++) {
      Path path = folder.resolve("s" + i + ".marginalia");
      Files.copy(template, path);
      try (Fixture at = Fixture.open(path)) {
        runSequence(at, new Random(seed + i), "seed " + seed + ", sequence " + i);
      }
      Files.deleteIfExists(path);
    }
  }

  private Path template() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_LABEL)) {
      at.labels("a", "b", "c");
      at.texts("one", "two", "three", "four", "five", "six");
      return at.path;
    }
  }

  private void runSequence(Fixture at, Random random, String name) throws IOException {
    int before = at.history.latest(100).size();
    states.clear();
    steps.clear();
    states.add(State.of(at.project));
    steps.add(new Step(true, Map.of()));
    here = 0;
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(30)) {
        case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> answer(at, random);
        case 9, 10, 11 -> bulk(at, random);
        case 12, 13, 14, 15, 16, 17 -> changeScheme(at, random);
        case 18, 19, 20, 21, 22, 23, 24 -> undo(at);
        case 25, 26, 27 -> redo(at);
        case 28 -> returnAnywhere(at, random);
        default -> {
          if (random.nextBoolean()) {
            at.reopen();
          } else {
            at.loseProgram();
          }
        }
      }
      assertThat(State.of(at.project)).as(name + ", step " + step).isEqualTo(states.get(here));
    }
    at.reopen();
    assertThat(State.of(at.project)).as(name + ", reopened").isEqualTo(states.get(here));
    assertThat(at.history.latest(100)).as(name).hasSize(before + here);
  }

  private void undo(Fixture at) {
    if (here > 0) { // further back is what made the template
      at.history.undo();
      here--;
    }
  }

  private void redo(Fixture at) {
    at.history.redo();
    here = Math.min(here + 1, states.size() - 1);
  }

  private void returnAnywhere(Fixture at, Random random) {
    int made = states.size() - 1;
    List<History.Step> timeline = at.history.timeline(100);
    int to = random.nextInt(made + 1);
    at.history.returnTo(timeline.get(made - to).number());
    here = to;
  }

  private void reach(Step step, State next) {
    while (states.size() > here + 1) {
      states.removeLast();
      steps.removeLast();
    }
    states.add(next);
    steps.add(step);
    here++;
  }

  private void reachByAnswers(Map<DocumentId, Answer> given) {
    reach(new Step(false, given), states.get(here).with(given));
  }

  private void reachByScheme(Map<DocumentId, Answer> given, State next) {
    reach(new Step(true, given), next.with(given));
  }

  private static Answer anyAnswer(Fixture at, Random random) {
    List<LabelId> labels =
        at.project.scheme().get().active().stream()
            .map(Label::id)
            .filter(_ -> random.nextBoolean())
            .toList();
    return switch (random.nextInt(5)) {
      case 0 -> Answer.skipped();
      case 1 -> Answer.NONE;
      case 2 -> Answer.of(Set.copyOf(labels)).remarked(true, "note " + random.nextInt(9));
      default -> Answer.of(Set.copyOf(labels));
    };
  }

  private void answer(Fixture at, Random random) {
    DocumentId id = at.id(random.nextInt(TEXTS));
    Answer answer = anyAnswer(at, random);
    at.give(id, answer);
    reachByAnswers(Map.of(id, answer));
  }

  private void bulk(Fixture at, Random random) {
    Map<DocumentId, Answer> given = new TreeMap<>();
    List<LabelId> active =
        at.project.scheme().get().active().stream().map(Label::id).limit(1).toList();
    for (int row = 0; row < TEXTS; row++) {
      if (random.nextBoolean()) {
        given.put(at.id(row), Answer.of(Set.copyOf(active)));
      }
    }
    at.labelling.answerAll(List.copyOf(given.keySet()), Set.copyOf(active));
    reachByAnswers(given);
  }

  private void changeScheme(Fixture at, Random random) {
    List<Label> active = at.project.scheme().get().active();
    List<Label> binned = at.project.scheme().get().binned();
    String name = "label " + names++;
    switch (random.nextInt(8)) {
      case 6, 7 -> restore(at, random);
      case 5 -> {
        if (!active.isEmpty()) {
          split(at, active.get(random.nextInt(active.size())), name, random);
        }
      }
      case 4 -> {
        if (active.size() > 1) {
          merge(at, active.getFirst(), active.getLast());
        }
      }
      case 0 -> {
        at.scheme.add(name, java.util.Optional.empty());
        LabelId added =
            at.project.scheme().get().active().stream()
                .max(Comparator.comparing(Label::id))
                .orElseThrow()
                .id();
        reachByScheme(Map.of(), states.get(here).with(added, name));
      }
      case 1 -> {
        if (!active.isEmpty()) {
          LabelId id = active.get(random.nextInt(active.size())).id();
          at.scheme.rename(id, name);
          reachByScheme(Map.of(), states.get(here).with(id, name));
        }
      }
      case 2 -> {
        if (!active.isEmpty()) {
          Label label = active.get(random.nextInt(active.size()));
          at.arranging.bin(Set.of(label.id()));
          reachByScheme(Map.of(), states.get(here).with(label.id(), "binned " + label.name()));
        }
      }
      default -> {
        if (!binned.isEmpty()) {
          Label label = binned.getFirst();
          at.arranging.restore(Set.of(label.id()));
          reachByScheme(Map.of(), states.get(here).with(label.id(), label.name()));
        }
      }
    }
  }

  private void merge(Fixture at, Label from, Label into) {
    Training training = new Training(at.project);
    new Merging(at.project, at.labelling, new Evaluating(at.project, training))
        .merge(from.id(), into.id());
    training.close();
    Map<DocumentId, Answer> given = carrying(from.id());
    given.replaceAll((_, answer) -> answer.replacing(from.id(), into.id()));
    reachByScheme(given, states.get(here).with(from.id(), "binned " + from.name()));
  }

  private Map<DocumentId, Answer> carrying(LabelId label) {
    Map<DocumentId, Answer> carrying = new TreeMap<>(states.get(here).answers());
    carrying.values().removeIf(answer -> !answer.labels().contains(label));
    return carrying;
  }

  private void split(Fixture at, Label label, String name, Random random) {
    Map<DocumentId, Answer> given = carrying(label.id());
    given.keySet().removeIf(_ -> random.nextBoolean());
    if (given.isEmpty()) {
      return;
    }
    new Splitting(at.project, at.labelling)
        .split(label.id(), List.of(new Splitting.Part(name, List.copyOf(given.keySet()))));
    LabelId part = at.project.scheme().get().find(name).orElseThrow().id();
    given.replaceAll((_, answer) -> answer.replacing(label.id(), part));
    reachByScheme(given, states.get(here).with(part, name));
  }

  private void restore(Fixture at, Random random) {
    SchemeVersions versions = new SchemeVersions(at.project, at.labelling);
    List<Integer> ofScheme =
        IntStream.rangeClosed(0, here).filter(i -> steps.get(i).ofScheme()).boxed().toList();
    int back = random.nextInt(ofScheme.size());
    int version = ofScheme.get(ofScheme.size() - 1 - back);
    long last = versions.list().getFirst().number();
    versions.restore(versions.list().get(back));
    State next = states.get(here);
    for (Map.Entry<LabelId, String> label : states.get(here).labels().entrySet()) {
      String now = label.getValue();
      String binned = now.startsWith("binned ") ? now : "binned " + now;
      next =
          next.with(
              label.getKey(), states.get(version).labels().getOrDefault(label.getKey(), binned));
    }
    Map<DocumentId, Answer> given = givenBack(version);
    Map<DocumentId, Answer> now = states.get(here).answers();
    given.entrySet().removeIf(g -> g.getValue().equals(now.getOrDefault(g.getKey(), Answer.NONE)));
    if (versions.list().getFirst().number() == last) {
      assertThat(given).isEmpty();
      assertThat(next).isEqualTo(states.get(here));
    } else {
      reachByScheme(given, next);
    }
  }

  /// Of texts that a change of labels answered last since a version, what was answered last
  /// otherwise.
  private Map<DocumentId, Answer> givenBack(int version) {
    Map<DocumentId, Answer> back = new TreeMap<>();
    Map<DocumentId, Answer> kept = new TreeMap<>(states.getFirst().answers());
    for (int i = 1; i <= here; i++) {
      Step step = steps.get(i);
      if (step.ofScheme() && i > version) {
        step.given().keySet().forEach(id -> back.put(id, Answer.NONE));
      } else {
        back.keySet().removeAll(step.given().keySet());
        kept.putAll(step.given());
      }
    }
    back.replaceAll((id, _) -> kept.getOrDefault(id, Answer.NONE));
    return back;
  }
}
