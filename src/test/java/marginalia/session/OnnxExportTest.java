package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.learn.encoder.AddedEncoders;
import marginalia.learn.encoder.EncoderFiles;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.neural.HeadCount;
import marginalia.text.Language;
import marginalia.text.Sequences;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.wording.NoticeException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExportTest {
  private static final List<String> TEXTS = List.of("怎么修改登录密码", "今天的股市大涨", "密码忘了怎么办", "股票跌了很多");
  private static final List<String> LABELS = List.of("account", "news");

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    AddedEncoders.keepIn(Path.of("no folder"));
  }

  private static TextModel model(String name, Map<String, String> settings) throws IOException {
    Recipe recipe = Models.recipe(new ModelChoice(name, settings), Language.CHINESE);
    Vectoriser.Fitted fitted = recipe.vectoriser().fitTransform(Texts.of(TEXTS), Progress.none());
    return new TextModel(
        fitted.model(),
        recipe
            .trainerFor(LabelSet.of(LABELS, LabelSet.Rule.ONE), fitted.model())
            .fit(fitted.matrix(), Targets.single(new int[] {0, 1, 0, 1}, 2), 1, Progress.none()),
        LABELS);
  }

  private static TextModel tuned() throws IOException {
    return model("fine-tuned", Map.of("choice", "fine-tuned", "upperLayers", "1", "epochs", "2"));
  }

  @Test
  void theFileGivesTheProbabilitiesOfTheModel() throws IOException, OrtException {
    TextModel model = tuned();
    OnnxExport.Written written = OnnxExport.write(model, folder.resolve("mine.onnx"));

    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Texts text = Texts.of(List.of("我的密码"));
    Sequences pieces = Sequences.of(model.features().transform(text, Progress.none()));
    long[][] ids = new long[1][pieces.length(0)];
    long[][] there = new long[1][pieces.length(0)];
    for (int i = 0; i < ids[0].length; i++) {
      ids[0][i] = pieces.token(0, i);
      there[0][i] = 1;
    }
    try (OrtSession session = environment.createSession(written.weights().toString());
        OnnxTensor in = OnnxTensor.createTensor(environment, ids);
        OnnxTensor mask = OnnxTensor.createTensor(environment, there);
        OrtSession.Result out = session.run(Map.of("input_ids", in, "attention_mask", mask))) {
      float[][] read = (float[][]) out.get("probabilities").orElseThrow().getValue();
      float own = model.probabilities(text, Progress.none()).of(0, 0);
      assertThat(read[0][0]).isEqualTo(own, Assertions.within(1e-3f));
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("labels", "[\"account\",\"news\"]");
    }
    try (var pieceList = PretrainedEncoder.BGE_SMALL_ZH.tokeniser()) {
      assertThat(Files.readAllBytes(written.tokeniser())).isEqualTo(pieceList.readAllBytes());
    }
  }

  @Test
  void whatWasWrittenCanBeStartedFromAgain() throws IOException {
    OnnxExport.Written written = OnnxExport.write(tuned(), folder.resolve("mine.onnx"));
    AddedEncoders.keepIn(folder.resolve("encoders"));

    PretrainedEncoder added =
        AddedEncoders.add(
            EncoderFiles.find(
                written.weights(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Pooling.FIRST),
                "mine"),
            HeadCount::of);

    assertThat(added.card().heads()).isEqualTo(8);
    TextModel model =
        model(
            "fine-tuned",
            Map.of("choice", "fine-tuned", "upperLayers", "1", "encoder", added.slug()));
    assertThat(model.probabilities(Texts.of(TEXTS), Progress.none()).decisions().label(0)).isZero();
  }

  @Test
  void aModelWithoutAnEncoderOfItsOwnIsRefused() throws IOException {
    TextModel model = model("logistic-regression", Map.of());

    assertThatThrownBy(() -> OnnxExport.write(model, folder.resolve("mine.onnx")))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("fine-tuned");
    assertThat(folder).isEmptyDirectory();
  }
}
