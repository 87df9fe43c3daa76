package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.encoder.RememberedTexts;
import marginalia.learn.fewshot.FewShot;
import marginalia.learn.neural.FineTuning;
import marginalia.text.Language;
import marginalia.text.TextRows;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every model has to do with every kind of task. New families are found by [Models#names()].
class FamilyContractTest {
  private static final List<String> PATHS = List.of("a", "a/x", "a/y", "b/z", "c");
  private static final String[] WORDS = {"apple", "anvil", "arrow", "brick", "cloud"};
  private static final int TEXTS = 150;

  /// All tests share what an encoder knows, so that it reads each text only once.
  private static final Function<List<String>, Texts> KEPT = RememberedTexts.together();

  /// Sizes of networks that suffice for these texts.
  private static final Map<String, String> SMALL =
      Map.of(
          "width", "12", "context", "12", "first", "12", "second", "12", "filters", "12", "dropout",
          "0.1");

  private static boolean has(String model, String setting) {
    return Models.settings(model).stream().anyMatch(s -> s.name().equals(setting));
  }

  private static boolean isNetwork(String model) {
    return has(model, "patience");
  }

  /// A kind of task, as the texts of [#texts] have it.
  ///
  /// @param tree how a tree is learnt, for hierarchical tasks
  record Task(TaskKind kind, String tree) {
    int labels() {
      return kind == TaskKind.BINARY ? 2 : PATHS.size();
    }

    Targets targets(int rows) {
      return kind.exclusive()
          ? Targets.single(IntStream.range(0, rows).map(row -> row % labels()).toArray(), labels())
          : Targets.multi(
              IntStream.range(0, rows)
                  .mapToObj(row -> several(row, labels()))
                  .toArray(int[][]::new),
              labels());
    }

    private static int[] several(int row, int labels) {
      int one = row % labels;
      return row % 3 == 0
          ? new int[] {one}
          : IntStream.of(one, (one + 1) % labels).sorted().toArray();
    }

    ModelChoice choice(String model) {
      Map<String, String> settings = new HashMap<>(Map.of("tree", tree));
      if (isNetwork(model)) {
        settings.putAll(Map.of("dim", "16", "lr", "0.01", "epochs", "30"));
        SMALL.forEach((name, size) -> {
          if (has(model, name)) {
            settings.put(name, size);
          }
        });
      }
      return new ModelChoice(model, settings);
    }

    Trainer trainer(Recipe recipe, Vectoriser.Fitted features) throws IOException {
      LabelSet.Rule rule =
          switch (kind) {
            case BINARY, MULTI_CLASS -> LabelSet.Rule.ONE;
            case MULTI_LABEL -> LabelSet.Rule.SEVERAL;
            case HIERARCHICAL -> LabelSet.Rule.PATH;
          };
      return recipe.trainerFor(LabelSet.of(PATHS.subList(0, labels()), rule), features.model());
    }

    List<String> texts(int rows) {
      SplittableRandom random = new SplittableRandom(5);
      Targets y = targets(rows);
      List<String> texts = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        StringBuilder text = new StringBuilder();
        for (int label : y.labels(row)) {
          text.append(WORDS[label]).append(' ').append(WORDS[label]).append("s ");
        }
        for (int i = 0; i < 4; i++) {
          text.append("noise").append(random.nextInt(30)).append(' ');
        }
        texts.add(text.toString());
      }
      return texts;
    }
  }

  /// A fine-tuned encoder would take minutes a case; its own test has the contract.
  static Stream<Arguments> cases() {
    return Models.names().stream()
        .filter(model -> !model.equals(FineTuning.NAME))
        .flatMap(model ->
            Stream.of(
                Arguments.of(model, new Task(TaskKind.BINARY, "flat")),
                Arguments.of(model, new Task(TaskKind.MULTI_CLASS, "flat")),
                Arguments.of(model, new Task(TaskKind.MULTI_LABEL, "flat")),
                Arguments.of(model, new Task(TaskKind.HIERARCHICAL, "flat")),
                Arguments.of(model, new Task(TaskKind.HIERARCHICAL, "per-node")),
                Arguments.of(model, new Task(TaskKind.HIERARCHICAL, "both"))));
  }

  /// Networks do not weigh the features of a text one by one.
  static Stream<Arguments> weighingCases() {
    return cases().filter(one -> !isNetwork(String.valueOf(one.get()[0])));
  }

  private record Fitted(Vectoriser.Fitted features, Classifier classifier) {
    Probabilities probabilities(TextRows x) {
      return classifier.probabilities(x, Progress.none());
    }
  }

  private static Fitted fit(String model, Task task, Progress progress) throws IOException {
    Recipe recipe = Models.recipe(task.choice(model), Language.ENGLISH);
    Vectoriser.Fitted features =
        recipe.vectoriser().fitTransform(KEPT.apply(task.texts(TEXTS)), progress);
    return new Fitted(
        features,
        task.trainer(recipe, features).fit(features.matrix(), task.targets(TEXTS), 7, progress));
  }

  private static boolean equal(Probabilities a, Probabilities b, int labels) {
    for (int row = 0; row < a.rows(); row++) {
      for (int label = 0; label < labels; label++) {
        if (a.of(row, label) != b.of(row, label)) {
          return false;
        }
      }
    }
    return a.rows() == b.rows();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void learnsWhatIsPlain(String model, Task task) throws IOException {
    Fitted fitted = fit(model, task, Progress.none());

    Targets truth = task.targets(TEXTS);
    Targets decided = fitted.probabilities(fitted.features().matrix()).decisions();
    int right = 0;
    for (int row = 0; row < TEXTS; row++) {
      right += java.util.Arrays.equals(decided.labels(row), truth.labels(row)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(TEXTS * 9 / 10);
    assertThat(fitted.classifier().labels()).isEqualTo(task.labels());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesProbabilities(String model, Task task) throws IOException {
    Fitted fitted = fit(model, task, Progress.none());

    Probabilities p =
        fitted.probabilities(
            fitted
                .features()
                .model()
                .transform(KEPT.apply(List.of("apple", "", "never seen")), Progress.none()));
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int label = 0; label < task.labels(); label++) {
        assertThat(p.of(row, label)).isBetween(0f, 1f);
        sum += p.of(row, label);
      }
      if (task.kind().exclusive()) {
        assertThat(sum).isBetween(0.999, 1.001);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalSeedsGiveEqualModels(String model, Task task) throws IOException {
    Fitted one = fit(model, task, Progress.none());
    Fitted other = fit(model, task, Progress.none());

    TextRows x = one.features().matrix();
    assertThat(equal(one.probabilities(x), other.probabilities(x), task.labels())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadBackEqual(String model, Task task) throws IOException {
    Fitted fitted = fit(model, task, Progress.none());
    List<String> names = PATHS.subList(0, task.labels());
    TextModel written = new TextModel(fitted.features().model(), fitted.classifier(), names);

    TextModel read = ModelFile.decode(ModelFile.encode(written), model);

    Texts texts = KEPT.apply(task.texts(40));
    assertThat(
            equal(
                read.probabilities(texts, Progress.none()),
                written.probabilities(texts, Progress.none()),
                task.labels()))
        .isTrue();
    assertThat(read.classifier().provenance()).isEqualTo(written.classifier().provenance());
  }

  /// Answers that say the opposite of what was learnt move the model towards them.
  @ParameterizedTest
  @MethodSource("cases")
  void takesAnswersIn(String model, Task task) throws IOException {
    Fitted fitted = fit(model, task, Progress.none());
    assertThat(fitted.classifier()).isInstanceOf(Updatable.class);
    Updatable now = (Updatable) fitted.classifier();
    TextRows x = fitted.features().matrix();
    int last = task.labels() - 1;
    float before = now.probabilities(x, Progress.none()).of(0, last);
    Targets answer =
        task.kind().exclusive()
            ? Targets.single(new int[] {last}, task.labels())
            : Targets.multi(new int[][] {{last}}, task.labels());

    Updatable updated = now;
    for (int i = 0; i < 5; i++) {
      updated = updated.updated(x, new int[] {0}, answer);
    }

    assertThat(updated.probabilities(x, Progress.none()).of(0, last)).isGreaterThan(before);
    assertThat(now.probabilities(x, Progress.none()).of(0, last)).isEqualTo(before);
    assertThat(updated.provenance().updates()).isEqualTo(5);
  }

  /// Every network can go on from its weights; trees of them start anew.
  static Stream<Arguments> continuingCases() {
    return Models.names().stream()
        .filter(FamilyContractTest::isNetwork)
        .flatMap(model ->
            Stream.of(TaskKind.values()).map(kind -> Arguments.of(model, new Task(kind, "flat"))));
  }

  @ParameterizedTest
  @MethodSource("continuingCases")
  void goesOnFromItsWeightsWithoutForgetting(String model, Task task) throws IOException {
    Recipe recipe = Models.recipe(task.choice(model), Language.ENGLISH);
    Vectoriser.Fitted features =
        recipe.vectoriser().fitTransform(Texts.of(task.texts(TEXTS)), Progress.none());
    Trainer trainer = task.trainer(recipe, features);
    int[] known = IntStream.range(0, TEXTS / 2).toArray();
    Targets truth = task.targets(TEXTS);
    Classifier half =
        trainer.fit(features.matrix().select(known), truth.select(known), 7, Progress.none());
    Trainer on =
        ((Continuing) trainer)
            .continuing(half, 0, IntStream.range(TEXTS / 2, TEXTS).toArray())
            .orElseThrow();

    Classifier whole = on.fit(features.matrix(), truth, 7, Progress.none());
    Classifier again = on.fit(features.matrix(), truth, 7, Progress.none());

    Probabilities p = whole.probabilities(features.matrix(), Progress.none());
    Targets decided = p.decisions();
    int right = 0;
    for (int row = 0; row < TEXTS; row++) {
      right += java.util.Arrays.equals(decided.labels(row), truth.labels(row)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(TEXTS * 9 / 10);
    assertThat(equal(p, again.probabilities(features.matrix(), Progress.none()), task.labels()))
        .isTrue();
    assertThat(whole.provenance().rows()).isEqualTo(TEXTS);
    assertThat(((Continuing) trainer).continuing(half, 1_000, new int[0])).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("weighingCases")
  void knowsWhatSpeaksForALabel(String model, Task task) throws IOException {
    Fitted fitted = fit(model, task, Progress.none());
    assertThat(fitted.classifier()).isInstanceOf(Weighing.class);
    Weighing weighing = (Weighing) fitted.classifier();

    int column =
        IntStream.range(0, fitted.features().model().columns())
            .filter(c ->
                fitted.features().model().feature(c).equals("apple")
                    || fitted.features().model().feature(c).equals("appl"))
            .findFirst()
            .orElseThrow();
    assertThat(weighing.weight(column, 0)).isGreaterThan(weighing.weight(column, 1));
  }

  /// Work on 20,000 texts, told to stop as soon as it learns, has stopped within 200 ms.
  @ParameterizedTest
  @MethodSource("cases")
  void stopsWhenToldTo(String model, Task task) throws Exception {
    Recipe recipe = Models.recipe(task.choice(model), Language.ENGLISH);
    int rows = 20_000;
    Vectoriser.Fitted features =
        recipe.vectoriser().fitTransform(texts(model, task, rows), Progress.none());
    stops(task.trainer(recipe, features), features.matrix(), task.targets(rows));
  }

  /// To an encoder the same few texts again and again, as it takes its time for every other one.
  private static Texts texts(String model, Task task, int rows) {
    List<String> texts =
        model.equals(EncoderSettings.NAME) || model.equals(FewShot.NAME)
            ? Collections.nCopies(rows / TEXTS + 1, task.texts(TEXTS)).stream()
                .flatMap(List::stream)
                .limit(rows)
                .toList()
            : task.texts(rows);
    return KEPT.apply(texts);
  }

  @ParameterizedTest
  @MethodSource("continuingCases")
  void stopsGoingOnWhenToldTo(String model, Task task) throws Exception {
    Recipe recipe = Models.recipe(task.choice(model), Language.ENGLISH);
    int rows = 20_000;
    Vectoriser.Fitted features =
        recipe.vectoriser().fitTransform(Texts.of(task.texts(rows)), Progress.none());
    Trainer trainer = task.trainer(recipe, features);
    int[] few = IntStream.range(0, 20).toArray();
    Classifier last =
        trainer.fit(
            features.matrix().select(few), task.targets(rows).select(few), 1, Progress.none());
    stops(
        ((Continuing) trainer)
            .continuing(last, 0, IntStream.range(20, rows).toArray())
            .orElseThrow(),
        features.matrix(),
        task.targets(rows));
  }

  private static void stops(Trainer trainer, TextRows x, Targets y) throws Exception {
    Cancelling.endsInTime(progress -> trainer.fit(x, y, 1, progress));
  }
}
