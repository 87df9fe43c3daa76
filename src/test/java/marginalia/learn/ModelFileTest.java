package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import marginalia.jobs.Progress;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final Texts TEXTS =
      Texts.of(List.of("good tea", "bad tea", "very good", "very bad"));

  @TempDir private Path folder = Path.of("");

  private static TextModel model() {
    TfIdf.Fitted fitted = TfIdf.defaults(Language.ENGLISH).fitTransform(TEXTS, Progress.none());
    Classifier classifier =
        LogisticRegression.defaults()
            .fit(fitted.matrix(), Targets.single(new int[] {0, 1, 0, 1}, 2), 5, Progress.none());
    return new TextModel(fitted.model(), classifier, List.of("praise", "责备"));
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    TextModel written = model();
    Path file = folder.resolve("m.model");

    ModelFile.write(written, file);
    TextModel read = ModelFile.read(file);

    assertThat(read.labels()).containsExactly("praise", "责备");
    assertThat(read.classifier().provenance()).isEqualTo(written.classifier().provenance());
    Probabilities before = written.probabilities(TEXTS, Progress.none());
    Probabilities after = read.probabilities(TEXTS, Progress.none());
    for (int row = 0; row < 4; row++) {
      assertThat(after.of(row, 1)).isEqualTo(before.of(row, 1));
    }
    assertThat(read.features().feature(0)).isEqualTo(written.features().feature(0));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesEveryDamage() throws IOException {
    byte[] whole = ModelFile.encode(model());
    for (int at = 20; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> ModelFile.decode(damaged, "m"))
          .isInstanceOf(NoticeException.class)
          .hasMessageContaining("damaged");
    }
    assertThatThrownBy(() -> ModelFile.decode(Arrays.copyOf(whole, whole.length - 1), "m"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void refusesForeignAndNewerFiles() throws IOException {
    byte[] newer = ModelFile.encode(model());
    newer[11] = 9;

    assertThatThrownBy(() ->
            ModelFile.decode(
                "something else entirely".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "x.bin"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("x.bin is not a model");
    assertThatThrownBy(() -> ModelFile.decode(new byte[0], "x.bin"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("x.bin is not a model");
    assertThatThrownBy(() -> ModelFile.decode(newer, "x.bin"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void namesWhatThereIsWhenAskedForWhatThereIsNot() throws NoticeException {
    assertThat(recipe("logistic-regression", Map.of("c", "3")).trainer())
        .isEqualTo(new LogisticRegression(3, 30, 0.05, 0.5));
    assertThatThrownBy(() -> recipe("oracle", Map.of()))
        .hasMessageContaining("oracle")
        .hasMessageContaining("logistic-regression");
    assertThatThrownBy(() -> recipe("logistic-regression", Map.of("depth", "3")))
        .hasMessageContaining("depth")
        .hasMessageContaining("passes");
    assertThatThrownBy(() -> recipe("logistic-regression", Map.of("c", "-3")))
        .hasMessageContaining("-3")
        .hasMessageContaining("from 0");
    assertThatThrownBy(() -> recipe("fasttext", Map.of("loss", "hinge")))
        .hasMessageContaining("hinge")
        .hasMessageContaining("negative-sampling");
    assertThatThrownBy(() -> recipe("svm", Map.of("units", "one")))
        .hasMessageContaining("one")
        .hasMessageContaining("units");
  }

  private static Recipe recipe(String name, Map<String, String> settings) throws NoticeException {
    Language language =
        PretrainedEncoder.BGE_SMALL_ZH.slug().equals(settings.get("encoder"))
            ? Language.CHINESE
            : Language.ENGLISH;
    return Models.recipe(new ModelChoice(name, settings), language);
  }

  /// Values that are good for a setting of this name; each of its options where it has some.
  private static List<String> values(Setting setting) {
    return setting.options().isEmpty()
        ? List.of(
            switch (setting.name()) {
              case "units", "letters" -> "1-3";
              case "normalisation" -> "nfkc,simplified";
              case "maxShare",
                  "dropout",
                  "spatialDropout",
                  "wordDropout",
                  "smoothing",
                  "layerRate" ->
                  "0.5";
              case "longest" -> "16";
              case "widths" -> "2,3";
              case "maxn" -> "6";
              default -> "3";
            })
        : setting.options();
  }

  @Test
  void everySettingOfEveryModelTakesItsValues() throws NoticeException {
    for (String model : Models.names()) {
      for (Setting setting : Models.settings(model)) {
        for (String value : values(setting)) {
          assertThat(recipe(model, Map.of(setting.name(), value)))
              .as(model + " " + setting.name() + "=" + value)
              .isNotNull();
        }
      }
    }
  }

  @Test
  void everyModelIsReadBackAsItWasWritten() throws IOException {
    Texts texts =
        Texts.of(List.of("the bell is loose", "a blue frame", "the bell rang", "blue paint"));
    Targets y = Targets.single(new int[] {0, 1, 0, 1}, 2);
    for (String model : Models.names()) {
      Recipe recipe = recipe(model, Map.of());
      Vectoriser.Fitted fitted = recipe.vectoriser().fitTransform(texts, Progress.none());
      TextModel made =
          new TextModel(
              fitted.model(),
              recipe
                  .trainerFor(LabelSet.of(List.of("a", "b"), LabelSet.Rule.ONE), fitted.model())
                  .fit(fitted.matrix(), y, 1, Progress.none()),
              List.of("a", "b"));

      TextModel read = ModelFile.decode(ModelFile.encode(made), model);

      assertThat(read.probabilities(texts, Progress.none()).of(3, 1))
          .as(model)
          .isEqualTo(made.probabilities(texts, Progress.none()).of(3, 1));
      assertThat(read.features().settings()).isEqualTo(fitted.model().settings());
    }
  }
}
