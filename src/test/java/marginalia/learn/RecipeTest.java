package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a recipe makes of labels, by the settings of networks.
class RecipeTest {
  private static final List<String> NAMES = List.of("card_payment", "loose-bell");

  private static final Texts TEXTS =
      Texts.of(
          List.of(
              "my card payment failed",
              "the bell came loose",
              "payment by card again",
              "a loose bell rings",
              "card payment twice",
              "bell loose, help"));

  private static final int[] Y = {0, 1, 0, 1, 0, 1};

  private static Recipe recipe(String model, Map<String, String> settings) throws NoticeException {
    Map<String, String> all = new HashMap<>(Map.of("dim", "16", "epochs", "40", "lr", "0.01"));
    all.putAll(settings);
    return Models.recipe(new ModelChoice(model, all), Language.ENGLISH);
  }

  private static Probabilities fitted(Recipe recipe, LabelSet labels, Targets y)
      throws IOException {
    Vectoriser.Fitted features = recipe.vectoriser().fitTransform(TEXTS, Progress.none());
    return recipe
        .trainerFor(labels, features.model())
        .fit(features.matrix(), y, 3, Progress.none())
        .probabilities(features.matrix(), Progress.none());
  }

  @Test
  void namesAreReadAsWordsWithTheirDescriptions() {
    LabelSet labels = LabelSet.of(NAMES, List.of("Paying by card.", " "), LabelSet.Rule.ONE);

    assertThat(labels.words()).containsExactly("card payment Paying by card.", "loose bell");
  }

  @Test
  void stepsOfATreeThatAreNoLabelHaveWordsToo() {
    LabelSet labels = LabelSet.of(List.of("a/x_1", "a", "b/c/y"), LabelSet.Rule.PATH);

    assertThat(labels.withNodes().names()).containsExactly("a/x_1", "a", "b/c/y", "b/c", "b");
    assertThat(labels.withNodes().words()).containsExactly("a x 1", "a", "b c y", "b c", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text-cnn", "dan", "han", "label-embedding"})
  void aLargeMarginIsLearnt(String model) throws IOException {
    Recipe recipe = recipe(model, Map.of("loss", "large-margin"));

    Probabilities p = fitted(recipe, LabelSet.of(NAMES, LabelSet.Rule.ONE), Targets.single(Y, 2));

    for (int row = 0; row < Y.length; row++) {
      assertThat(p.top(row)).isEqualTo(Y[row]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text-cnn", "label-embedding"})
  void aLargeMarginIsRefusedWhereTextsHaveSeveralLabels(String model) throws IOException {
    Recipe recipe = recipe(model, Map.of("loss", "large-margin"));
    List<int[]> y = new ArrayList<>();
    for (int label : Y) {
      y.add(new int[] {label});
    }

    assertThatThrownBy(() ->
            fitted(
                recipe,
                LabelSet.of(NAMES, LabelSet.Rule.SEVERAL),
                Targets.multi(y.toArray(int[][]::new), 2)))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("large-margin")
        .hasMessageContaining("cross-entropy");
  }

  /// Fourteen texts of one label, two of the other, alike in all words but a rare one.
  @ParameterizedTest
  @ValueSource(strings = {"ONE", "SEVERAL"})
  void classWeightMakesARareLabelLikelier(LabelSet.Rule rule) throws IOException {
    List<String> texts = new ArrayList<>();
    int[] y = new int[16];
    for (int row = 0; row < 16; row++) {
      y[row] = row < 14 ? 0 : 1;
      texts.add("always the same words");
    }
    Targets truth =
        rule == LabelSet.Rule.ONE
            ? Targets.single(y, 2)
            : Targets.multi(
                java.util.Arrays.stream(y)
                    .mapToObj(label -> new int[] {label})
                    .toArray(int[][]::new),
                2);

    float plain = rare(texts, truth, rule, "none");
    float balanced = rare(texts, truth, rule, "balanced");

    assertThat(plain).isLessThan(0.25f);
    assertThat(balanced).isGreaterThan(0.35f);
  }

  private static float rare(List<String> texts, Targets y, LabelSet.Rule rule, String weight)
      throws IOException {
    Recipe recipe = recipe("nbow", Map.of("classWeight", weight));
    Vectoriser.Fitted features = recipe.vectoriser().fitTransform(Texts.of(texts), Progress.none());
    return recipe
        .trainerFor(LabelSet.of(NAMES, rule), features.model())
        .fit(features.matrix(), y, 3, Progress.none())
        .probabilities(features.matrix(), Progress.none())
        .of(0, 1);
  }

  @Test
  void smoothingMakesAModelLessSure() throws IOException {
    LabelSet labels = LabelSet.of(NAMES, LabelSet.Rule.ONE);
    Targets y = Targets.single(Y, 2);

    float sure = fitted(recipe("nbow", Map.of()), labels, y).of(0, 0);
    float smoothed = fitted(recipe("nbow", Map.of("smoothing", "0.4")), labels, y).of(0, 0);

    assertThat(sure).isGreaterThan(0.9f);
    assertThat(smoothed).isBetween(0.6f, 0.9f);
  }
}
