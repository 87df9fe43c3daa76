package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelledFile;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A network in the loop goes on from its last weights.
class ContinuingTest {
  private static final Path SAMPLE = Path.of("sample-projects/larkspur-bikes");
  private static final ModelChoice SMALL =
      new ModelChoice("text-cnn", Map.of("dim", "32", "filters", "24", "lr", "0.004"));

  @TempDir Path folder;

  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    Path path = folder.resolve("p.marginalia");
    SampleProject.make(SAMPLE, path, Fixture.CLOCK, "me");
    workspace = Workspace.open(Project.open(path, Jobs.inline(), Fixture.CLOCK, "me"));
    workspace.begin();
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private Training.Trained trained() {
    return workspace.training().trained().get().orElseThrow();
  }

  private int times() {
    return trained().learnt().orElseThrow().times();
  }

  /// Answers so many texts that have no answer yet as the sample's file does.
  private void answer(int count) throws IOException {
    Map<String, String> truth = new HashMap<>();
    LabelledFile.read(SAMPLE.resolve("texts.tsv"), TaskKind.MULTI_CLASS, Progress.none())
        .rows()
        .forEach(row ->
            row.labels().stream()
                .findFirst()
                .ifPresent(label -> truth.put(row.key().orElseThrow(), label)));
    int given = 0;
    for (int row = 0; given < count; row++) {
      DocumentId id = workspace.project().documents().get().id(row);
      Optional<String> label =
          Optional.ofNullable(
              truth.get(workspace.project().document(id).orElseThrow().key().orElseThrow()));
      if (!workspace.project().answers().has(id)
          && !workspace.project().documents().get().isHeldOut(id)
          && label.isPresent()) {
        workspace
            .labelling()
            .answer(
                id,
                Answer.of(
                    Set.of(
                        workspace.project().scheme().get().find(label.get()).orElseThrow().id())),
                Duration.ZERO,
                Optional.empty());
        given++;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"text-cnn, filters", "dan, width"})
  void goingOnIsNoWorseThanStartingAnew(String model, String size) throws IOException {
    workspace
        .modelling()
        .choose(new ModelChoice(model, Map.of("dim", "32", size, "24", "lr", "0.004")));
    assertThat(times()).isZero();

    answer(40);

    assertThat(times()).isEqualTo(4);
    assertThat(trained().classifier().provenance().trainer()).endsWith("going on");
    double goneOn = trained().judged().orElseThrow().macroF1();
    workspace.training().retrain();
    assertThat(times()).isZero();
    assertThat(goneOn).isGreaterThan(trained().judged().orElseThrow().macroF1() - 0.03);
  }

  @Test
  void itStartsAnewAfterSoManyTrainings() throws IOException {
    Map<String, String> settings = new HashMap<>(SMALL.settings());
    settings.put("anew", "2");
    settings.put("epochs", "2");
    workspace.modelling().choose(new ModelChoice("text-cnn", settings));

    answer(10);
    assertThat(times()).isEqualTo(1);
    answer(10);
    assertThat(times()).isZero();
  }

  @Test
  void itStartsAnewWhenLabelsChangeOrATextIsHeldOut() throws IOException {
    workspace.modelling().choose(SMALL);
    answer(10);
    assertThat(times()).isEqualTo(1);

    workspace.scheme().add("something new", Optional.empty());

    assertThat(times()).isZero();
    answer(10);
    assertThat(times()).isEqualTo(1);
    workspace.evaluating().holdOut(0.1);
    assertThat(times()).isZero();
  }

  @Test
  void aModelThatCannotGoOnStartsAnew() throws IOException {
    workspace.modelling().choose(ModelChoice.of("svm"));

    answer(20);

    assertThat(times()).isZero();
    assertThat(trained().answers()).isEqualTo(trained().learnt().orElseThrow().examples().size());
  }

  @Test
  void equalAnswersGiveAnEqualNetwork() throws IOException {
    workspace.modelling().choose(SMALL);
    answer(10);
    float first = trained().scored().probabilities().of(3, 1);
    workspace.close();
    folder = folder.resolve("again");
    java.nio.file.Files.createDirectories(folder);
    open();
    workspace.modelling().choose(SMALL);

    answer(10);

    assertThat(List.of(trained().scored().probabilities().of(3, 1))).containsExactly(first);
  }
}
