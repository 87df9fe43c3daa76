package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Documents;
import marginalia.session.Surveying.Shade;
import marginalia.session.TextMap;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private MapViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new MapViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  @Test
  void everyTextHasAPlaceOnceSomebodyLooks() {
    assertThat(model.mapProperty().get()).isEmpty();

    model.onShow(true);

    TextMap map = model.mapProperty().get().orElseThrow();
    assertThat(map.size()).isEqualTo(workspace.project().documents().get().size());
    assertThat(model.complaintProperty().get()).isEmpty();
  }

  @Test
  void coloursTellWhatIsAskedFor() {
    workspace.training().retrain();
    model.onShow(true);

    model.colourBy(Shade.PREDICTION);
    assertThat(model.coloursProperty().get()).doesNotContain(0);
    model.colourBy(Shade.DOUBT);
    assertThat(Arrays.stream(model.coloursProperty().get()).distinct().count()).isGreaterThan(20);
    model.colourBy(Shade.LABEL);
    long given = Arrays.stream(model.coloursProperty().get()).filter(c -> c != 0).count();
    assertThat(given).isEqualTo(workspace.project().labelled().get().longValue());
  }

  @Test
  void noveltyRanksTheOpenTextsAndNeedsSomeAnswers() {
    workspace.training().retrain();
    model.onShow(true);
    model.colourBy(Shade.LABEL);
    int[] given = model.coloursProperty().get();

    model.colourBy(Shade.NOVELTY);

    int[] colours = model.coloursProperty().get();
    Documents documents = workspace.project().documents().get();
    long open =
        IntStream.range(0, colours.length)
            .filter(row -> given[row] == 0 && !documents.isHeldOut(documents.id(row)))
            .count();
    assertThat(Arrays.stream(colours).filter(c -> c != 0).count()).isEqualTo(open);
    assertThat(colours).contains(MapViewModel.ramp(0), MapViewModel.ramp(1));

    workspace.project().scheme().get().active().stream()
        .skip(1)
        .forEach(label -> workspace.arranging().bin(Set.of(label.id())));
    model.colourBy(Shade.NOVELTY);
    assertThat(model.coloursProperty().get()).containsOnly(0);
    assertThat(model.saidProperty().get()).contains("10 texts");
  }

  @Test
  void chosenTextsAreAnsweredInOneStep() {
    model.onShow(true);
    Label label = workspace.project().scheme().get().active().getFirst();
    model.colourBy(Shade.LABEL);
    int[] open =
        IntStream.range(0, model.coloursProperty().get().length)
            .filter(point -> model.coloursProperty().get()[point] == 0)
            .limit(5)
            .toArray();
    int before = workspace.project().labelled().get();

    model.choose(open);
    model.answerAll(label.id());

    assertThat(workspace.project().labelled().get()).isEqualTo(before + 5);
    assertThat(model.coloursProperty().get()[open[0]]).isNotZero();
    workspace.history().undo();
    assertThat(workspace.project().labelled().get()).isEqualTo(before);
  }

  @Test
  void theRampGoesFromItsFirstToItsLastColour() {
    assertThat(MapViewModel.ramp(0)).isEqualTo(0xff3b4cc0);
    assertThat(MapViewModel.ramp(1)).isEqualTo(0xfff2b134);
    assertThat(MapViewModel.ramp(0.5f)).isEqualTo(0xff35b779);
  }
}
