package marginalia.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.neural.HeadCount;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedEncodersTest {
  private static final String ENGLISH = "bge-small-en-v1.5-q";
  private static final String CHINESE = "bge-small-zh-v1.5-q";

  @TempDir private Path folder;

  @BeforeEach
  void none() {
    AddedEncoders.keepIn(folder.resolve("encoders"));
  }

  @AfterEach
  void forget() {
    AddedEncoders.keepIn(Path.of("no folder"));
  }

  private Path copy(String resource, String name) throws IOException {
    Path target = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/" + resource), resource)) {
      Files.copy(in, target);
    }
    return target;
  }

  private EncoderFiles files(String weights, String pieces, Pooling pooling) throws IOException {
    return EncoderFiles.find(
        copy(weights + ".onnx", "model.onnx"),
        Optional.of(copy(pieces + "-tokenizer.json", "pieces.json")),
        Optional.of("My Encoder"),
        Optional.of(pooling),
        "MIT");
  }

  @Test
  void findsOutWhatHasToBeKnown() throws IOException {
    PretrainedEncoder added =
        AddedEncoders.add(files(CHINESE, CHINESE, Pooling.FIRST), HeadCount::of);

    EncoderCard usual = PretrainedEncoder.BGE_SMALL_ZH.card();
    assertThat(added.slug()).matches("my-encoder-[0-9a-f]{8}");
    assertThat(added.card())
        .usingRecursiveComparison()
        .ignoringFields("slug", "languages")
        .isEqualTo(usual);
    assertThat(added.card().languages()).contains(Language.CHINESE);
    List<String> texts = List.of("怎么修改登录密码", "My NEW iPhone");
    assertThat(Vectors.of(added, Texts.of(texts), Progress.none()))
        .isEqualTo(Vectors.of(PretrainedEncoder.BGE_SMALL_ZH, Texts.of(texts), Progress.none()));
  }

  @Test
  void whatWasAddedIsThereAtTheNextStart() throws IOException {
    PretrainedEncoder added = AddedEncoders.add(files(ENGLISH, ENGLISH, Pooling.MEAN), _ -> 12);
    AddedEncoders.keepIn(folder.resolve("encoders"));

    PretrainedEncoder again = PretrainedEncoder.named(added.slug());

    assertThat(again.card()).isEqualTo(added.card());
    assertThat(again.card().languages()).containsExactly(Language.ENGLISH);
    assertThat(PretrainedEncoder.named(added.slug())).isSameAs(again);
    List<String> text = List.of("a word");
    assertThat(Vectors.of(again, Texts.of(text), Progress.none()))
        .isNotEqualTo(Vectors.of(PretrainedEncoder.BGE_SMALL_EN, Texts.of(text), Progress.none()));
  }

  @Test
  void whatWasRemovedIsNotThere() throws IOException {
    PretrainedEncoder added = AddedEncoders.add(files(CHINESE, CHINESE, Pooling.FIRST), _ -> 0);

    AddedEncoders.remove(added.slug());

    assertThat(AddedEncoders.list().encoders()).isEmpty();
    assertThatThrownBy(() -> PretrainedEncoder.named(added.slug())).hasMessageContaining("my-enc");
    assertThatThrownBy(() -> AddedEncoders.remove(added.slug()))
        .isInstanceOf(NoticeException.class);
  }

  @Test
  void aNameKeepsTheLettersOfItsScript() {
    Path none = Path.of("none");

    assertThat(new EncoderFiles("我的 编码器!", none, none, Pooling.MEAN, "").plainName())
        .isEqualTo("我的-编码器");
    assertThat(new EncoderFiles("--", none, none, Pooling.MEAN, "").plainName())
        .isEqualTo("encoder");
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(
            () -> AddedEncoders.add(files(CHINESE, ENGLISH, Pooling.FIRST), HeadCount::of))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("do not belong together");
    assertThat(AddedEncoders.list().encoders()).isEmpty();
  }

  @Test
  void aFileThatIsNoEncoderIsRefused() throws IOException {
    Path weights = Files.writeString(folder.resolve("bad.onnx"), "no weights");
    copy(ENGLISH + "-tokenizer.json", "tokenizer.json");

    assertThatThrownBy(() ->
            AddedEncoders.add(
                EncoderFiles.find(
                    weights, Optional.empty(), Optional.empty(), Optional.of(Pooling.FIRST), "MIT"),
                HeadCount::of))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("bad.onnx");
  }

  @Test
  void aTokeniserOfAnotherKindIsRefused() throws IOException {
    Path pieces = Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {}}");
    Path weights = copy(ENGLISH + ".onnx", "model.onnx");

    assertThatThrownBy(() ->
            AddedEncoders.add(
                EncoderFiles.find(
                    weights, Optional.empty(), Optional.empty(), Optional.of(Pooling.FIRST), "MIT"),
                HeadCount::of))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining(pieces.toString());
  }

  @Test
  void howAVectorIsMadeIsReadBesideTheFileOrAskedFor() throws IOException {
    Path weights = Files.writeString(folder.resolve("model.onnx"), "");
    Files.writeString(folder.resolve("tokenizer.json"), "");
    assertThatThrownBy(() -> found(weights))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("--pooling");

    Files.createDirectories(folder.resolve("1_Pooling"));
    Files.writeString(
        folder.resolve("1_Pooling/config.json"),
        "{\"pooling_mode_cls_token\": false, \"pooling_mode_mean_tokens\": true}");

    assertThat(found(weights).pooling()).isEqualTo(Pooling.MEAN);
  }

  private static EncoderFiles found(Path weights) throws IOException {
    return EncoderFiles.find(weights, Optional.empty(), Optional.empty(), Optional.empty(), "MIT");
  }

  @Test
  void aDamagedOneIsNamedAndTheOthersGoOn() throws IOException {
    PretrainedEncoder added = AddedEncoders.add(files(CHINESE, CHINESE, Pooling.FIRST), _ -> 0);
    Path bad = Files.createDirectories(folder.resolve("encoders/bad"));
    Files.writeString(bad.resolve("encoder.properties"), "name=bad");

    AddedEncoders.Listing listing = AddedEncoders.list();

    assertThat(listing.encoders()).containsExactly(added);
    assertThat(listing.troubles()).singleElement().asString().contains("bad");
  }
}
