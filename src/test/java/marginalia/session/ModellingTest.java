package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.wording.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModellingTest {
  @TempDir Path folder;

  private Workspace workspace;
  private Modelling modelling;

  @BeforeEach
  void open() throws IOException {
    open("larkspur-bikes");
  }

  private void open(String sample) throws IOException {
    Path path = folder.resolve(sample + ".marginalia");
    SampleProject.make(Path.of("sample-projects").resolve(sample), path, Fixture.CLOCK, "me");
    workspace = Workspace.open(Project.open(path, Jobs.inline(), Fixture.CLOCK, "me"));
    workspace.begin();
    modelling = workspace.modelling();
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private Training.Trained trained() {
    return workspace.training().trained().get().orElseThrow();
  }

  private TrainedModel newest() {
    return modelling.models().get().getFirst();
  }

  @Test
  void theUsualModelHasLearntWhenAProjectIsOpen() {
    assertThat(newest().name()).isEqualTo(Models.names().getFirst());
    assertThat(newest().macroF1()).isPresent();
    assertThat(newest().bytes()).isPositive();
    assertThat(newest().shelf()).isEqualTo(TrainedModel.Shelf.PASSING);
  }

  /// Macro-F1 on the held-out texts with seed and answers fixed, to within 0.02.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          larkspur-bikes, svm,                 0.362
          larkspur-bikes, logistic-regression, 0.283
          larkspur-bikes, fasttext,            0.354
          xishan-tea,     svm,                 0.428
          xishan-tea,     logistic-regression, 0.244
          xishan-tea,     fasttext,            0.423
          """)
  void everyModelLearnsTheSamples(String sample, String model, double macroF1) throws IOException {
    workspace.close();
    folder = folder.resolve("again");
    open(sample);

    modelling.choose(ModelChoice.of(model));

    assertThat(trained().choice().name()).isEqualTo(model);
    assertThat(newest().name()).isEqualTo(model);
    assertThat(newest().macroF1().orElseThrow()).isCloseTo(macroF1, within(0.02));
    assertThat(workspace.training().ranking().get().candidates()).isNotEmpty();
  }

  @Test
  void theChoiceIsKeptInTheProject() {
    ModelChoice chosen = new ModelChoice("svm", Map.of("units", "1-1", "c", ""));

    modelling.choose(chosen);

    assertThat(ProjectSettings.ofJson(workspace.project().settings().get().json()).choice())
        .isEqualTo(new ModelChoice("svm", Map.of("units", "1-1")));
    assertThat(trained().rows().settings())
        .isNotEqualTo(workspace.training().features().orElseThrow().rows().settings());
  }

  @Test
  void aWrongSettingIsSaidAndTheModelBeforeStays() {
    Training.Trained before = trained();

    modelling.choose(new ModelChoice("svm", Map.of("c", "-1")));

    assertThat(trained()).isSameAs(before);
    assertThat(workspace.training().failure().get().map(Notice::key)).contains("engine.badSetting");
  }

  @Test
  void anEarlierModelComesBackAndIsNotReplacedByItself() {
    TrainedModel first = newest();
    float before = trained().scored().probabilities().of(3, 1);
    modelling.choose(ModelChoice.of("fasttext"));

    JobState<?> end = modelling.use(first).state().get();

    assertThat(end).isInstanceOf(JobState.Done.class);
    assertThat(trained().choice()).isEqualTo(ModelChoice.of("svm"));
    assertThat(trained().scored().probabilities().of(3, 1)).isEqualTo(before);
    assertThat(modelling.held().get()).isTrue();
    int models = modelling.models().get().size();
    workspace.training().answered(List.of(workspace.project().documents().get().id(0)));
    assertThat(modelling.models().get()).hasSize(models);
    workspace.training().retrain();
    assertThat(modelling.held().get()).isFalse();
  }

  @Test
  void afterAMergeAnEarlierModelSaysOfTheLabelThatStaysWhatItSaidOfBoth() {
    TrainedModel first = newest();
    Training.Trained before = trained();
    List<Label> labels = workspace.project().scheme().get().active();
    workspace.merging().merge(labels.get(1).id(), labels.get(0).id());
    assertThat(modelling.models().get())
        .filteredOn(model -> model.id() == first.id())
        .extracting(TrainedModel::standing)
        .containsExactly(TrainedModel.Standing.MAPPED);

    modelling.use(first);

    assertThat(trained().scored().labels()).hasSize(labels.size() - 1);
    assertThat(trained().scored().probabilities().of(3, 0))
        .isCloseTo(
            before.scored().probabilities().of(3, 0) + before.scored().probabilities().of(3, 1),
            within(1e-6f));
  }

  @Test
  void aModelOfOtherLabelsDoesNotComeBack() {
    TrainedModel first = newest();
    workspace.scheme().add("something new", Optional.empty());
    assertThat(modelling.models().get())
        .filteredOn(model -> model.id() == first.id())
        .extracting(TrainedModel::standing)
        .containsExactly(TrainedModel.Standing.STALE);

    JobState<?> end = modelling.use(first).state().get();

    assertThat(end)
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason().key()).isEqualTo("models.otherLabels"));
  }

  @Test
  void aProtectedModelIsShownSo() {
    modelling.protect(newest());
    assertThat(newest().shelf()).isEqualTo(TrainedModel.Shelf.PROTECTED);

    modelling.release(newest());
    assertThat(newest().shelf()).isEqualTo(TrainedModel.Shelf.PASSING);
  }

  @Test
  void fastTextStartsFromTheVectorsOfTheProject() {
    modelling.choose(new ModelChoice("fasttext", Map.of("vectors", "project", "epochs", "1")));
    assertThat(workspace.training().failure().get().map(Notice::key)).contains("vectors.none");
    workspace
        .embedding()
        .train(new ModelChoice("word2vec", Map.of("dim", "24", "threads", "one", "epochs", "5")));

    modelling.choose(
        new ModelChoice("fasttext", Map.of("vectors", "project", "epochs", "1", "dim", "10")));
    assertThat(workspace.training().failure().get().map(Notice::key))
        .contains("engine.vectorsWidth");
    modelling.choose(new ModelChoice("fasttext", Map.of("vectors", "project", "epochs", "1")));

    assertThat(workspace.training().failure().get()).isEmpty();
    assertThat(trained().choice().settings()).containsEntry("vectors", "project");
    assertThat(trained().classifier().provenance().trainer()).contains("dim=24");
    float started = trained().scored().probabilities().of(3, 1);
    modelling.choose(new ModelChoice("fasttext", Map.of("dim", "24", "epochs", "1")));
    assertThat(trained().scored().probabilities().of(3, 1)).isNotEqualTo(started);
  }

  @Test
  void fastTextStartsFromVectorsOfAFile() {
    Path file = folder.resolve("v.vec");
    workspace
        .embedding()
        .train(new ModelChoice("word2vec", Map.of("dim", "24", "threads", "one", "epochs", "5")));
    workspace.embedding().write(file);

    modelling.choose(new ModelChoice("fasttext", Map.of("vectors", file.toString())));

    assertThat(workspace.training().failure().get()).isEmpty();
    assertThat(trained().classifier().provenance().trainer()).contains("dim=24");
    modelling.choose(new ModelChoice("fasttext", Map.of("vectors", "nowhere.vec")));
    assertThat(workspace.training().failure().get().map(Notice::key))
        .contains("engine.vectorsMissing");
  }

  /// What the scheme says of the labels is read, kept with the model, and read anew when it
  /// changes.
  @Test
  void labelEmbeddingReadsTheSchemeOfTheProject() {
    ModelChoice choice =
        new ModelChoice("label-embedding", Map.of("epochs", "2", "dim", "16", "width", "8"));

    modelling.choose(choice);

    assertThat(workspace.training().failure().get()).isEmpty();
    float before = trained().scored().probabilities().of(3, 1);
    TrainedModel kept = newest();
    marginalia.corpus.LabelId label = trained().scored().labels().get(1);
    workspace
        .scheme()
        .describe(label, Guidance.of("battery charge light lock bell brake", List.of()));
    modelling.choose(choice);
    assertThat(trained().scored().probabilities().of(3, 1)).isNotEqualTo(before);
    assertThat(modelling.use(kept).state().get()).isInstanceOf(JobState.Done.class);
    assertThat(trained().scored().probabilities().of(3, 1)).isEqualTo(before);
  }

  @Test
  void aLargeMarginIsRefusedWhereTextsHaveSeveralLabels() {
    workspace.changingKind().change(TaskKind.MULTI_LABEL);

    modelling.choose(new ModelChoice("text-cnn", Map.of("loss", "large-margin", "epochs", "2")));

    assertThat(workspace.training().failure().get().map(Notice::key))
        .contains("engine.marginSeveral");
  }
}
