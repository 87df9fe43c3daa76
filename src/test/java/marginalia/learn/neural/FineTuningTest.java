package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.Foreseen;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Models;
import marginalia.learn.Probabilities;
import marginalia.learn.Recipe;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.learn.Trainer;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.Language;
import marginalia.text.Sequences;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of models, on an encoder small enough for tests, and once on a real one.
class FineTuningTest {
  private static final int TEXTS = 32;

  private static FineTuning trainer(int epochs) {
    return new FineTuning(
        PretrainedEncoder.BGE_SMALL_EN,
        FineTuning.Choice.FINE_TUNED,
        new FineTuning.Plan(0, epochs, 8, 2e-3, 1, 0.1, 0.01),
        LogisticRegression.defaults());
  }

  /// Texts of chance pieces: what they have in common with their label is that they were told so.
  private static Sequences texts(int n) {
    int[] starts = new int[n + 1];
    java.util.SplittableRandom random = new java.util.SplittableRandom(3);
    for (int row = 0; row < n; row++) {
      starts[row + 1] = starts[row] + 3 + random.nextInt(5);
    }
    return new Sequences(
        SmallEncoder.WORDS, starts, random.ints(starts[n], 0, SmallEncoder.WORDS).toArray());
  }

  private static Targets truth(boolean exclusive, int n) {
    return exclusive
        ? Targets.single(IntStream.range(0, n).map(row -> row * 7 % 5 % 3).toArray(), 3)
        : Targets.multi(
            IntStream.range(0, n)
                .mapToObj(row -> row % 2 == 0 ? new int[] {row % 3} : new int[] {0, 2})
                .toArray(int[][]::new),
            3);
  }

  private static FineTunedClassifier fit(boolean exclusive, int epochs) {
    return trainer(epochs)
        .tuned(
            SmallEncoder::weights,
            texts(TEXTS),
            truth(exclusive, TEXTS),
            FineTuning.Split.none(TEXTS),
            5,
            Progress.none());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void canLearn32TextsByHeart(boolean exclusive) {
    Targets decided = fit(exclusive, 60).probabilities(texts(TEXTS), Progress.none()).decisions();

    Targets truth = truth(exclusive, TEXTS);
    for (int row = 0; row < TEXTS; row++) {
      assertThat(decided.labels(row)).containsExactly(truth.labels(row));
    }
  }

  @Test
  void equalSeedsGiveEqualModels() {
    Probabilities one = fit(true, 3).probabilities(texts(TEXTS), Progress.none());
    Probabilities other = fit(true, 3).probabilities(texts(TEXTS), Progress.none());

    for (int row = 0; row < TEXTS; row++) {
      for (int label = 0; label < 3; label++) {
        assertThat(one.of(row, label)).isEqualTo(other.of(row, label));
      }
    }
  }

  @Test
  void anAnswerMovesItsTextTowardsTheLabel() {
    FineTunedClassifier fitted = fit(true, 3);
    Sequences x = texts(TEXTS);
    float before = fitted.probabilities(x, Progress.none()).of(0, 2);

    FineTunedClassifier updated =
        fitted.updated(x, new int[] {0}, Targets.single(new int[] {2}, 3));

    assertThat(updated.probabilities(x, Progress.none()).of(0, 2)).isGreaterThan(before);
    assertThat(fitted.probabilities(x, Progress.none()).of(0, 2)).isEqualTo(before);
    assertThat(updated.provenance().updates()).isEqualTo(1);
  }

  private record Real(Recipe recipe, Vectoriser.Fitted features, Targets truth) {
    static Real of(int n, Map<String, String> settings) throws IOException {
      List<String> texts =
          IntStream.range(0, n)
              .mapToObj(i -> (i % 2 == 0 ? "怎么修改登录密码" : "今天的股市大涨") + i % 10)
              .toList();
      Recipe recipe = Models.recipe(new ModelChoice(FineTuning.NAME, settings), Language.CHINESE);
      return new Real(
          recipe,
          recipe.vectoriser().fitTransform(Texts.of(texts), Progress.none()),
          Targets.single(IntStream.range(0, n).map(i -> i % 2).toArray(), 2));
    }

    Trainer trainer() throws IOException {
      return recipe.trainerFor(
          LabelSet.of(List.of("account", "news"), LabelSet.Rule.ONE), features.model());
    }
  }

  @Test
  void aRealEncoderIsFineTunedAndReadBackEqual() throws IOException {
    Real real =
        Real.of(
            12, Map.of("choice", "fine-tuned", "upperLayers", "1", "epochs", "2", "batch", "6"));
    TextModel model =
        new TextModel(
            real.features().model(),
            real.trainer().fit(real.features().matrix(), real.truth(), 1, Progress.none()),
            List.of("account", "news"));

    byte[] file = ModelFile.encode(model);
    TextModel read = ModelFile.decode(file, "model");

    Texts asked = Texts.of(List.of("密码忘了", "股票跌了", ""));
    Probabilities p = model.probabilities(asked, Progress.none());
    Probabilities again = read.probabilities(asked, Progress.none());
    for (int row = 0; row < 3; row++) {
      assertThat(again.of(row, 0)).isEqualTo(p.of(row, 0));
    }
    assertThat(p.decisions().label(0)).isZero();
    assertThat(p.decisions().label(1)).isEqualTo(1);
    file[file.length / 2] ^= 1;
    assertThatThrownBy(() -> ModelFile.decode(file, "model")).hasMessageContaining("model");
  }

  @ParameterizedTest
  @CsvSource({"fine-tuned, true", "better, true", "frozen, false"})
  void tellsBeforehandHowLongItTakesWhereFewerTextsDoNot(String choice, boolean told)
      throws IOException {
    Real real = Real.of(16, Map.of("choice", choice, "upperLayers", "1"));
    Foreseen trainer = (Foreseen) real.trainer();

    OptionalDouble seconds =
        trainer.seconds(real.features().matrix(), real.truth(), 900, 1, Progress.none());

    assertThat(seconds.isPresent()).isEqualTo(told);
    seconds.ifPresent(number -> assertThat(number).isPositive());
  }

  @Test
  void stopsWhenToldTo() throws Exception {
    Real real = Real.of(400, Map.of("choice", "fine-tuned"));
    Trainer trainer = real.trainer();
    PretrainedEncoder.BGE_SMALL_ZH.weights(); // once in a program, they take half a second

    Cancelling.endsInTime(
        progress -> trainer.fit(real.features().matrix(), real.truth(), 1, progress));
  }
}
