package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.neural.FineTuning;
import marginalia.session.Explaining.Basis;
import marginalia.session.Explaining.Explanation;
import marginalia.session.Explaining.Feature;
import marginalia.session.Explaining.Reason;
import marginalia.session.Explaining.Strongest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainingTest {
  @TempDir Path folder;

  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    Path path = folder.resolve("p.marginalia");
    SampleProject.make(Path.of("sample-projects/larkspur-bikes"), path, Fixture.CLOCK, "me");
    workspace = Workspace.open(Project.open(path, Jobs.inline(), Fixture.CLOCK, "me"));
    workspace.begin();
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  static List<String> models() {
    return Models.names().stream().filter(ExplainingTest::weighs).toList();
  }

  /// Networks, which alone have patience, and a fine-tuned encoder do not weigh the features of a
  /// text one by one.
  private static boolean weighs(String model) {
    return !model.equals(FineTuning.NAME)
        && Models.settings(model).stream().noneMatch(s -> s.name().equals("patience"));
  }

  private LabelId label(String part) {
    return workspace.project().scheme().get().active().stream()
        .filter(l -> l.name().contains(part))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static <T> T result(Job<T> job) {
    return ((JobState.Done<T>) job.state().get()).result();
  }

  /// Every family must be able to say it, a new one too.
  @ParameterizedTest
  @MethodSource("models")
  void everyModelNamesItsStrongestWords(String model) {
    workspace.modelling().choose(ModelChoice.of(model));

    Strongest strongest = result(workspace.explaining().strongest(label("Battery"), 30));

    assertThat(strongest.speakingFor())
        .extracting(Feature::name)
        .anyMatch(name -> name.contains("batter"));
    assertThat(strongest.speakingFor()).extracting(Feature::weight).allMatch(w -> w > 0);
    assertThat(strongest.speakingFor())
        .extracting(Feature::weight)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(strongest.speakingAgainst()).extracting(Feature::weight).allMatch(w -> w < 0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelMarksWhatSpeaksForALabelInAText(String model) {
    workspace.modelling().choose(ModelChoice.of(model));
    DocumentId id = new DocumentId(1);
    String text = "Hello, the BATTERY is dead.";

    List<Reason> reasons =
        result(workspace.explaining().reasons(Map.of(id, text), label("Battery"))).of(id);

    Reason best =
        reasons.stream().max(java.util.Comparator.comparingDouble(Reason::strength)).orElseThrow();
    assertThat(best.strength()).isEqualTo(1);
    assertThat(text.substring(best.where().start(), best.where().end())).isEqualTo("BATTERY");
  }

  @ParameterizedTest
  @CsvSource({"text-rnn", "han", "attentive-convolution"})
  void aNetworkThatAttendsShadesTheWordsOfATextAtTheirPlaces(String model) {
    workspace.modelling().choose(new ModelChoice(model, Map.of("epochs", "2", "dim", "16")));
    DocumentId id = new DocumentId(1);
    String text = "Ｈello 👋, the BATTERY is dead. Why? ﬁx it!";

    Explanation found = result(workspace.explaining().reasons(Map.of(id, text), label("Battery")));

    assertThat(found.basis()).isEqualTo(Basis.ATTENTION);
    assertThat(found.of(id).stream().mapToDouble(Reason::strength).sum())
        .isCloseTo(1, within(1e-4));
    assertThat(found.of(id))
        .extracting(reason -> text.substring(reason.where().start(), reason.where().end()))
        .contains("Ｈello", "BATTERY", "dead", "ﬁx");
  }

  @Test
  void aNetworkWithoutAttentionCannotTell() {
    workspace.modelling().choose(new ModelChoice("dan", Map.of("epochs", "2", "dim", "16")));

    Explanation found =
        result(
            workspace
                .explaining()
                .reasons(Map.of(new DocumentId(1), "the battery"), label("Battery")));

    assertThat(found.basis()).isEqualTo(Basis.NONE);
  }

  @Test
  void aLabelTheModelDoesNotKnowHasNoReasons() {
    Strongest none = result(workspace.explaining().strongest(new LabelId(99_999), 5));

    assertThat(none.speakingFor()).isEmpty();
    assertThat(none.speakingAgainst()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void evaluationTellsTheShareOfUnseenWords(String model) {
    workspace.modelling().choose(ModelChoice.of(model));
    Map<Evaluation.Method, Double> means = new HashMap<>();
    for (Evaluation.Method method : Evaluation.Method.values()) {
      Evaluation evaluation = result(workspace.evaluating().run(method));

      assertThat(evaluation.perLabel())
          .allSatisfy(score -> assertThat(score.unseen()).isBetween(0.0, 0.6));
      means.put(
          method,
          evaluation.perLabel().stream()
              .mapToDouble(Evaluation.LabelScore::unseen)
              .average()
              .orElseThrow());
    }
    assertThat(means.values()).allMatch(mean -> mean > 0.05);
  }

  @Test
  void withoutAModelThereIsNothingToSay() throws IOException {
    workspace.close();
    Path path = folder.resolve("empty.marginalia");
    workspace =
        Workspace.open(
            Project.create(
                path, marginalia.corpus.TaskKind.MULTI_CLASS, Jobs.inline(), Fixture.CLOCK, "me"));
    workspace.scheme().add("a", Optional.empty());

    assertThat(result(workspace.explaining().strongest(label("a"), 5)).speakingFor()).isEmpty();
  }
}
