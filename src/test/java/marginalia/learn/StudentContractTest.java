package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every model that can be taught has to do. New ones are found by [Models#names()].
class StudentContractTest {
  private static final int TEXTS = 120;
  private static final List<String> KINDS = List.of("apple apples anvil", "brick bricks cloud");
  private static final float[][] BELIEFS = {{0.7f, 0.2f, 0.1f}, {0.1f, 0.3f, 0.6f}};

  private static Recipe recipe(String model) {
    boolean network =
        Models.settings(model).stream().anyMatch(setting -> setting.name().equals("patience"));
    Map<String, String> settings = new HashMap<>();
    if (network) {
      settings.putAll(Map.of("dim", "16", "lr", "0.01", "epochs", "40"));
    }
    try {
      return Models.recipe(new ModelChoice(model, settings), Language.ENGLISH);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> cases() {
    return Models.names().stream()
        .filter(model -> recipe(model).trainer() instanceof Student)
        .flatMap(model -> Stream.of(Arguments.of(model, true), Arguments.of(model, false)));
  }

  private static SoftTargets beliefs(boolean exclusive) {
    float[] values = new float[TEXTS * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = BELIEFS[i / 3 % 2][i % 3];
    }
    return SoftTargets.of(
        exclusive
            ? Probabilities.exclusive(TEXTS, 3, values)
            : Probabilities.independent(TEXTS, 3, values));
  }

  private record Taught(Vectoriser.Fitted features, Classifier classifier) {}

  private static Taught taught(String model, boolean exclusive) throws IOException {
    List<String> texts = IntStream.range(0, TEXTS).mapToObj(row -> KINDS.get(row % 2)).toList();
    Recipe recipe = recipe(model);
    Vectoriser.Fitted features = recipe.vectoriser().fitTransform(Texts.of(texts), Progress.none());
    LabelSet labels =
        LabelSet.of(List.of("a", "b", "c"), exclusive ? LabelSet.Rule.ONE : LabelSet.Rule.SEVERAL);
    Student student = (Student) recipe.trainerFor(labels, features.model());
    return new Taught(
        features, student.fit(features.matrix(), beliefs(exclusive), 7, Progress.none()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void believesWhatItIsTaught(String model, boolean exclusive) throws IOException {
    Taught taught = taught(model, exclusive);

    Probabilities p =
        taught.classifier().probabilities(taught.features().matrix(), Progress.none());

    for (int row = 0; row < 2; row++) {
      for (int label = 0; label < 3; label++) {
        assertThat(p.of(row, label)).isEqualTo(BELIEFS[row][label], within(0.12f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalSeedsTeachEqualModels(String model, boolean exclusive) throws IOException {
    Taught one = taught(model, exclusive);
    Taught other = taught(model, exclusive);

    for (int label = 0; label < 3; label++) {
      assertThat(
              one.classifier().probabilities(one.features().matrix(), Progress.none()).of(0, label))
          .isEqualTo(
              other
                  .classifier()
                  .probabilities(other.features().matrix(), Progress.none())
                  .of(0, label));
    }
  }

  @Test
  void thoseThatCanBeTaughtAreKnown() {
    assertThat(cases().map(one -> String.valueOf(one.get()[0])))
        .contains("fasttext", "logistic-regression", "text-cnn", "dan")
        .doesNotContain("svm");
  }

  @Test
  void aBeliefIsAProbability() {
    assertThatThrownBy(
            () -> SoftTargets.of(Probabilities.exclusive(1, 2, new float[] {0.5f, 0.6f})))
        .hasMessageContaining("sums to 1.1");
    assertThatThrownBy(
            () -> SoftTargets.of(Probabilities.independent(1, 2, new float[] {0.5f, -0.1f})))
        .hasMessageContaining("-0.1");
  }
}
