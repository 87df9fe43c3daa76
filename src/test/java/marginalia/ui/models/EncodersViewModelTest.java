package marginalia.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.encoder.AddedEncoders;
import marginalia.learn.encoder.EncoderCard;
import marginalia.learn.encoder.Pooling;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersViewModelTest {
  private static final String RESOURCE = "/bge-small-zh-v1.5-q";

  @TempDir private Path folder = Path.of("");

  private EncodersViewModel model;

  @BeforeEach
  void open() {
    AddedEncoders.keepIn(folder.resolve("encoders"));
    model = new EncodersViewModel(Jobs.inline(), Wording.in(Locale.ENGLISH), new Scope());
    model.open();
  }

  @AfterEach
  void forget() {
    AddedEncoders.keepIn(Path.of("no folder"));
  }

  private Path copy(String ending, String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream(RESOURCE + ending))) {
      Path target = folder.resolve(name);
      Files.copy(in, target);
      return target;
    }
  }

  @Test
  void showsThoseThatComeWithTheProgram() {
    assertThat(model.cardsProperty().get()).hasSize(2).noneMatch(model::removable);
  }

  @Test
  void addsOneAndRemovesIt() throws IOException {
    model.setWeights(copy(".onnx", "tea.onnx"));
    model.setTokeniser(copy("-tokenizer.json", "pieces.json"));
    model.setPooling(Optional.of(Pooling.FIRST));
    model.setName(" Tea house ");
    model.setLicence("MIT");

    model.add();

    assertThat(model.adding().complaintProperty().get()).isEmpty();
    EncoderCard added = model.cardsProperty().get().getLast();
    assertThat(added.slug()).startsWith("tea-house-");
    assertThat(added.licence()).isEqualTo("MIT");
    assertThat(model.adding().saidProperty().get()).contains(added.slug());
    assertThat(model.removable(added)).isTrue();

    model.remove(added);

    assertThat(model.cardsProperty().get()).hasSize(2);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    model.add();
    assertThat(model.adding().complaintProperty().get()).contains("ONNX file");

    model.setWeights(copy(".onnx", "tea.onnx"));
    assertThat(model.adding().complaintProperty().get()).isEmpty();
    model.add();
    assertThat(model.adding().complaintProperty().get()).contains("tokenizer.json");

    model.setTokeniser(copy("-tokenizer.json", "pieces.json"));
    model.add();
    assertThat(model.adding().complaintProperty().get()).contains("1_Pooling");
    assertThat(model.cardsProperty().get()).hasSize(2);
  }
}
