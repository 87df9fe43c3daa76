package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Progress;
import marginalia.session.Evaluating.CurvePoint;
import marginalia.session.Outlook.Shortage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastingTest {
  @TempDir Path folder;

  private static List<CurvePoint> history(Evaluation.Method method, int points) {
    List<CurvePoint> history = new ArrayList<>();
    for (int i = 1; i <= points; i++) {
      history.add(new CurvePoint(100 * i, 0.9 - 2 / Math.sqrt(100 * i), method, "svm"));
    }
    return history;
  }

  @Test
  void theGainIsWhatTheCurveAddsFromHere() {
    Outlook seen = Forecasting.ahead(history(Evaluation.Method.HELD_OUT, 10), Progress.none());

    assertThat(seen.gain().orElseThrow().more()).isEqualTo(200);
    assertThat(seen.gain().orElseThrow().macroF1().value())
        .isCloseTo(2 / Math.sqrt(1_000) - 2 / Math.sqrt(1_200), within(0.002));
    assertThat(seen.path()).hasSize(9);
    assertThat(seen.path().getLast().answers()).isEqualTo(2_000);
    assertThat(seen.tested().held()).isEqualTo(seen.tested().forecasts()).isPositive();
  }

  @Test
  void pointsThatWereMeasuredOtherwiseAreNotMixedIn() {
    List<CurvePoint> mixed = new ArrayList<>(history(Evaluation.Method.HELD_OUT, 10));
    mixed.add(new CurvePoint(1_000, 0.1, Evaluation.Method.CROSS_VALIDATION, "svm"));

    assertThat(Forecasting.ahead(mixed, Progress.none()))
        .isEqualTo(Forecasting.ahead(history(Evaluation.Method.HELD_OUT, 10), Progress.none()));
  }

  @Test
  void whatWasMeasuredWithOtherLabelsIsLeftOut() {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      points.add(new CurvePoint(10 * i, 0.1, Evaluation.Method.HELD_OUT, "svm before a merge"));
    }
    points.addAll(history(Evaluation.Method.HELD_OUT, 10));

    Outlook seen = Forecasting.ahead(points, Progress.none());

    Outlook only = Forecasting.ahead(history(Evaluation.Method.HELD_OUT, 10), Progress.none());
    assertThat(seen.left()).isEqualTo(4);
    assertThat(seen.path()).isEqualTo(only.path());
    assertThat(Forecasting.ahead(List.of(), Progress.none()).points()).isZero();
  }

  @Test
  void threePointsForetellNothing() {
    Outlook seen = Forecasting.ahead(history(Evaluation.Method.HELD_OUT, 3), Progress.none());

    assertThat(seen.gain()).isEmpty();
    assertThat(seen.points()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"10,20", "100,20", "300,50", "1000,200", "4000,500", "5000,1000"})
  void stepsAreRoundNumbers(int answers, int more) {
    assertThat(Forecasting.round(answers)).isEqualTo(more);
  }

  @Test
  void labelsThatLagBehindTheOthersAreShort() {
    Map<LabelId, Integer> counts = new LinkedHashMap<>();
    List<Evaluation.LabelScore> scores = new ArrayList<>();
    int[] answers = {5, 20, 80, 320};
    for (int i = 0; i < answers.length; i++) {
      LabelId label = new LabelId(i + 1);
      counts.put(label, answers[i]);
      double f1 = 0.9 * answers[i] / (answers[i] + 10.0);
      Evaluation.Score score = new Evaluation.Score(f1, f1, f1);
      scores.add(new Evaluation.LabelScore(label, score, score, score, 30, 0));
    }
    Evaluation.Score any = new Evaluation.Score(0.5, 0.4, 0.6);
    Evaluation measured =
        new Evaluation(
            Evaluation.Method.HELD_OUT,
            List.copyOf(counts.keySet()),
            120,
            425,
            any,
            any,
            any,
            Optional.empty(),
            Optional.empty(),
            scores,
            Map.of());

    List<Shortage> found = Shortages.of(counts, Optional.of(measured));

    // h = 10, so that 9·h = 90 answers are enough; the grid is 15 % wide.
    assertThat(found).extracting(Shortage::answers).containsExactly(5, 20, 80);
    assertThat(found.getFirst().missing()).isBetween(75, 95);
  }

  @Test
  void withoutAMeasurementTenAnswersAreEnough() {
    Map<LabelId, Integer> counts = Map.of(new LabelId(1), 3, new LabelId(2), 12);

    assertThat(Shortages.of(counts, Optional.empty()))
        .containsExactly(new Shortage(new LabelId(1), 3, 7));
  }

  @Test
  void successiveModelsAreComparedAndRememberedInTheProject() throws IOException {
    StringBuilder file = new StringBuilder("text\tid\tlabel\n");
    for (int i = 0; i < 120; i++) {
      String label = i % 2 == 0 ? "red" : "blue";
      file.append(label).append(" thing number ").append(i).append("\t").append(i).append("\t");
      file.append(i < 40 ? label : "").append("\n");
    }
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      Fixture.done(at.importFile(file.toString(), Importing.Duplicates.KEEP));
      Training training = new Training(at.project);
      Forecasting forecasting =
          new Forecasting(at.project, training, new Evaluating(at.project, training));
      training.documentsChanged();
      at.labelling.onAnswered(training::answered);

      for (int row = 40; row < 110; row++) {
        at.answer(at.id(row), row % 2 == 0 ? "red" : "blue");
      }

      assertThat(forecasting.agreements().get()).hasSize(3);
      assertThat(forecasting.stable()).isTrue();
      at.reopen();
      Training later = new Training(at.project);
      assertThat(
              new Forecasting(at.project, later, new Evaluating(at.project, later))
                  .agreements()
                  .get())
          .isEqualTo(forecasting.agreements().get());
    }
  }
}
