package marginalia.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.Setting;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsViewModelTest {
  @TempDir private Path folder = Path.of("");

  private Workspace workspace;
  private VectorsViewModel model;

  @BeforeEach
  void open() throws IOException {
    Jobs jobs = Jobs.inline();
    workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs);
    model = new VectorsViewModel(workspace, jobs, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private void set(String name, String value) {
    Setting setting =
        model.settings().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    model.set(setting, value);
  }

  private void train() {
    set("threads", "one");
    set("dim", "16");
    set("epochs", "3");
    model.train();
  }

  @Test
  void saysThatThereAreNoVectorsYet() {
    model.open();

    assertThat(model.aboutProperty().get()).contains("no word vectors yet");
    model.ask("battery");
    assertThat(model.neighboursProperty().get()).isEmpty();
    assertThat(model.sourcesProperty().get()).contains("no word vectors yet");
  }

  @Test
  void oneGoesOnFromANeighbourAndBack() {
    train();
    model.ask("battery");
    assertThat(model.neighboursProperty().get()).hasSize(25);
    Neighbour first = model.neighboursProperty().get().getFirst();

    model.ask(first.word());

    assertThat(model.queryProperty().get()).isEqualTo(first.word());
    assertThat(model.neighboursProperty().get())
        .extracting(Neighbour::word)
        .doesNotContain(first.word());
    assertThat(model.earlierProperty().get()).isTrue();
    model.back();
    assertThat(model.queryProperty().get()).isEqualTo("battery");
    assertThat(model.neighboursProperty().get().getFirst()).isEqualTo(first);
    assertThat(model.earlierProperty().get()).isFalse();
  }

  @Test
  void saysWhereTheVectorOfAnUnknownWordComesFrom() {
    train();

    model.ask("batteryless");
    assertThat(model.sourcesProperty().get()).contains("batteryless").contains("parts");
    set("maxn", "0");
    model.train();
    model.ask("batteries batterys");
    assertThat(model.sourcesProperty().get()).contains("same stem");
    model.ask("茶");
    assertThat(model.sourcesProperty().get()).contains("Nothing is known");
  }

  @Test
  void aWrongSettingIsSaidAndNothingIsLearnt() {
    set("lr", "-1");

    model.train();

    assertThat(model.learning().complaintProperty().get()).contains("-1").contains("lr");
    assertThat(workspace.embedding().vectors().get()).isEmpty();
  }
}
