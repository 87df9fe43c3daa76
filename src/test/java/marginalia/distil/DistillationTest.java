package marginalia.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.Probabilities;
import marginalia.learn.SoftTargets;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.session.Schooling;
import marginalia.session.VectorFiles;
import marginalia.text.FittedVectoriser;
import marginalia.text.Language;
import marginalia.text.Occurrence;
import marginalia.text.TextRows;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;

class DistillationTest {
  private static final Schooling SCHOOLING =
      new Schooling(
          LabelSet.of(List.of("a", "b"), LabelSet.Rule.ONE),
          Language.ENGLISH,
          VectorFiles.OfProject.NONE,
          3);

  /// Features that remember which texts were asked about.
  private record Listening(FittedVectoriser inner, Set<String> asked) implements FittedVectoriser {
    @Override
    public Vectoriser settings() {
      return inner.settings();
    }

    @Override
    public int columns() {
      return inner.columns();
    }

    @Override
    public String feature(int column) {
      return inner.feature(column);
    }

    @Override
    public TextRows transform(Texts texts, Progress progress) {
      asked.addAll(texts.chunk(0, texts.size()));
      return inner.transform(texts, progress);
    }

    @Override
    public List<Occurrence> occurrences(String text) {
      return inner.occurrences(text);
    }

    @Override
    public List<int[]> words(List<String> texts) {
      return inner.words(texts);
    }

    @Override
    public String form() {
      return inner.form();
    }

    @Override
    public void write(DataOutput out) throws IOException {
      inner.write(out);
    }
  }

  /// What one teacher has learnt from and was asked about.
  private record Heard(Set<String> learnt, Set<String> asked) {}

  /// A real teacher of whom everything is noted.
  private record Noted(Learner inner, List<Heard> heard) implements Learner {
    @Override
    public TextModel learn(Texts texts, Targets truth, Progress progress) throws IOException {
      TextModel model = inner.learn(texts, truth, progress);
      Heard one = new Heard(Set.copyOf(texts.chunk(0, texts.size())), new HashSet<>());
      heard.add(one);
      return new TextModel(
          new Listening(model.features(), one.asked()), model.classifier(), model.labels());
    }
  }

  private static Distillation.Lesson lesson(List<String> unanswered) {
    List<String> answered = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answered.add((i % 2 == 0 ? "red apple " : "blue sea ") + i);
    }
    answered.add("red apple 4"); // a copy, and copies with another answer
    answered.add("blue sea 5");
    answered.add("blue sea 5");
    int[] truth = IntStream.range(0, 33).map(i -> i % 2).toArray();
    return new Distillation.Lesson(answered, Targets.single(truth, 2), unanswered);
  }

  private static Distillation distillation(List<Learner> teachers, Softening softening)
      throws NoticeException {
    return new Distillation(
        teachers, SCHOOLING.pupil(ModelChoice.of("fasttext")), Texts::of, softening, 5);
  }

  @Test
  void noTeacherIsAskedAboutATextThatItHasLearntFrom() throws IOException {
    List<Heard> heard = new ArrayList<>();
    Learner one = new Noted(SCHOOLING.learner(ModelChoice.of("logistic-regression")), heard);
    Learner other = new Noted(SCHOOLING.learner(ModelChoice.of("svm")), heard);
    List<String> unanswered =
        List.of("red apple 99", "blue sea 98", "red apple 4", "blue sea 98", "blue sea 7");

    Distillation.Outcome outcome =
        distillation(List.of(one, other), Softening.defaults())
            .run(lesson(unanswered), 1, Progress.none());

    assertThat(heard).hasSize(12);
    assertThat(heard)
        .allSatisfy(teacher ->
            assertThat(teacher.asked()).isNotEmpty().doesNotContainAnyElementsOf(teacher.learnt()));
    Set<String> asked = new HashSet<>();
    heard.forEach(teacher -> asked.addAll(teacher.asked()));
    assertThat(asked).containsAll(lesson(List.of()).answered()).contains("red apple 99");
    assertThat(outcome.believed()).isEqualTo(2);
  }

  @Test
  void theStudentKnowsWhatTheTeacherSaysOfTextsWithoutAnswers() throws IOException {
    // "sky" occurs in no answer; in the pool it stands beside what the teacher knows
    List<String> unanswered =
        IntStream.range(0, 40)
            .mapToObj(i -> i % 2 == 0 ? "blue sea sky x" + i : "red apple tree x" + i)
            .toList();

    Distillation.Outcome outcome =
        distillation(
                List.of(SCHOOLING.learner(ModelChoice.of("logistic-regression"))),
                new Softening(1, 0.5))
            .run(lesson(unanswered), 1, Progress.none());

    Texts sky = Texts.of(List.of("sky", "tree"));
    Probabilities taught = outcome.student().probabilities(sky, Progress.none());
    assertThat(taught.of(0, 1)).isGreaterThan(0.6f);
    assertThat(taught.of(1, 0)).isGreaterThan(0.6f);
  }

  @Test
  void fewerTextsThanFoldsAreRefused() {
    Distillation.Lesson lesson =
        new Distillation.Lesson(
            List.of("a", "b", "b", "b", "b", "b"),
            Targets.single(new int[] {0, 1, 1, 1, 1, 1}, 2),
            List.of());

    assertThatThrownBy(() ->
            distillation(List.of(SCHOOLING.learner(ModelChoice.of("svm"))), Softening.defaults())
                .run(lesson, 1, Progress.none()))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("2 different answered texts, but 5 folds");
  }

  @Test
  void anSvmCannotBeTaught() {
    assertThatThrownBy(() -> SCHOOLING.pupil(ModelChoice.of("svm")))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("cannot be taught");
  }

  @Test
  void beliefsAreSoftenedByTheRootAndMixedWithTheTruth() {
    // by hand: 0.81 and 0.09 and 0.10 to the power 1/2 are 0.9, 0.3, 0.3162; their sum 1.5162
    float[] soft = new float[3];
    Probabilities p = Probabilities.exclusive(1, 3, new float[] {0.81f, 0.09f, 0.10f});
    Softening softening = new Softening(2, 0.25);

    softening.soften(p, 0, soft, 0);
    assertThat(soft[0]).isEqualTo(0.5936f, within(1e-4f));
    assertThat(soft[1]).isEqualTo(0.1979f, within(1e-4f));

    softening.mix(Targets.single(new int[] {1}, 3), 0, soft, 0);
    assertThat(soft[0]).isEqualTo(0.1484f, within(1e-4f));
    assertThat(soft[1]).isEqualTo(0.7995f, within(1e-4f));
    SoftTargets.of(Probabilities.exclusive(1, 3, soft));
  }

  @Test
  void aBeliefThatStandsForItselfIsSoftenedTowardsAHalf() {
    // by hand: 0.9 has odds of 9, whose root is 3: 3 of 4
    float[] soft = new float[1];

    new Softening(2, 1).soften(Probabilities.independent(1, 1, new float[] {0.9f}), 0, soft, 0);

    assertThat(soft[0]).isEqualTo(0.75f, within(1e-4f));
  }

  @Test
  void severalTeachersBelieveTheMean() throws IOException {
    Texts texts = Texts.of(List.of("red apple", "blue sea"));
    Distillation.Lesson lesson = lesson(List.of());
    TextModel one =
        SCHOOLING
            .learner(ModelChoice.of("svm"))
            .learn(Texts.of(lesson.answered()), lesson.truth(), Progress.none());
    TextModel other =
        SCHOOLING
            .learner(ModelChoice.of("fasttext"))
            .learn(Texts.of(lesson.answered()), lesson.truth(), Progress.none());

    Probabilities both = new Teacher(List.of(one, other)).probabilities(texts, Progress.none());

    float mean =
        (one.probabilities(texts, Progress.none()).of(0, 0)
                + other.probabilities(texts, Progress.none()).of(0, 0))
            / 2;
    assertThat(both.of(0, 0)).isEqualTo(mean, within(1e-6f));
  }
}
