package marginalia.distil;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import marginalia.evaluate.Folds;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.SoftTargets;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.text.Texts;
import marginalia.wording.Bounds;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Teaches a fast student what slow teachers believe: of every answered text what teachers believe
/// that have learnt from the other folds, of unanswered texts what teachers believe that have
/// learnt from all answers. So nobody is ever asked about a text that he has learnt from, which he
/// would know by heart; equal texts count as one, so that a copy does not give the answer away.
/// Wolpert (1992), doi:10.1016/S0893-6080(05)80023-1, for the folds; Hinton, Vinyals and Dean
/// (2015), arXiv:1503.02531.
///
/// @param teachers ways to make the models that teach together
/// @param reading gives texts to the models, perhaps with what is known of them already
/// @param folds 2 at least
public record Distillation(
    List<Learner> teachers,
    Pupil student,
    Function<List<String>, Texts> reading,
    Softening softening,
    int folds) {
  public Distillation {
    teachers = List.copyOf(teachers);
    Bounds.fromTo("folds", folds, 2, 20);
  }

  /// What is to be learnt.
  ///
  /// @param truth one row for each answered text
  public record Lesson(List<String> answered, Targets truth, List<String> unanswered) {
    public Lesson {
      answered = List.copyOf(answered);
      unanswered = List.copyOf(unanswered);
      if (answered.size() != truth.rows()) {
        throw new IllegalArgumentException(answered.size() + " texts, " + truth.rows());
      }
    }

    /// Unanswered texts, each once, that are not among the answered ones.
    List<String> fresh() {
      Set<String> known = new HashSet<>(answered);
      Set<String> fresh = new LinkedHashSet<>(unanswered);
      fresh.removeAll(known);
      return List.copyOf(fresh);
    }
  }

  /// What came of it.
  ///
  /// @param teacher who learnt from all answers
  /// @param alone the student without a teacher
  /// @param believed how many unanswered texts it was taught besides
  public record Outcome(Teacher teacher, TextModel student, TextModel alone, int believed) {}

  /// How many models are made.
  public int fits() {
    return teachers.size() * (folds + 1) + 2;
  }

  /// Costs [#fits()] fits and one scoring of all texts by the teachers.
  ///
  /// @throws NoticeException if there are fewer different texts than folds
  public Outcome run(Lesson lesson, long seed, Progress progress) throws IOException {
    Steps steps = new Steps(progress);
    int k = lesson.truth().labels();
    List<String> fresh = lesson.fresh();
    int n = lesson.answered().size();
    float[] soft = new float[Math.multiplyExact(n + fresh.size(), k)];
    int[] fold = folds(lesson, seed);
    for (int f = 0; f < folds; f++) {
      int current = f;
      int[] others = IntStream.range(0, n).filter(row -> fold[row] != current).toArray();
      int[] own = IntStream.range(0, n).filter(row -> fold[row] == current).toArray();
      Teacher teacher = teacher(lesson, others, steps);
      Probabilities p = teacher.probabilities(texts(lesson, own), progress.silent());
      for (int i = 0; i < own.length; i++) {
        softening.soften(p, i, soft, own[i] * k);
        softening.mix(lesson.truth(), own[i], soft, own[i] * k);
      }
    }
    Teacher teacher = teacher(lesson, IntStream.range(0, n).toArray(), steps);
    Probabilities p = teacher.probabilities(reading.apply(fresh), progress.silent());
    for (int i = 0; i < fresh.size(); i++) {
      softening.soften(p, i, soft, (n + i) * k);
    }
    List<String> all = new ArrayList<>(lesson.answered());
    all.addAll(fresh);
    Probabilities believed =
        lesson.truth().exclusive()
            ? Probabilities.exclusive(all.size(), k, soft)
            : Probabilities.independent(all.size(), k, soft);
    TextModel taught =
        student.learn(reading.apply(all), SoftTargets.of(believed), steps.next("distil.student"));
    TextModel alone =
        student.learn(reading.apply(lesson.answered()), lesson.truth(), steps.next("distil.alone"));
    return new Outcome(teacher, taught, alone, fresh.size());
  }

  private Teacher teacher(Lesson lesson, int[] rows, Steps steps) throws IOException {
    List<TextModel> models = new ArrayList<>();
    for (Learner learner : teachers) {
      models.add(
          learner.learn(
              texts(lesson, rows), lesson.truth().select(rows), steps.next("distil.teacher")));
    }
    return new Teacher(models);
  }

  private Texts texts(Lesson lesson, int[] rows) {
    return reading.apply(IntStream.of(rows).mapToObj(lesson.answered()::get).toList());
  }

  /// Fold of each answered text; equal texts are in the same.
  private int[] folds(Lesson lesson, long seed) throws NoticeException {
    Map<String, Integer> first = new HashMap<>();
    List<Integer> distinct = new ArrayList<>();
    for (int row = 0; row < lesson.answered().size(); row++) {
      if (first.putIfAbsent(lesson.answered().get(row), distinct.size()) == null) {
        distinct.add(row);
      }
    }
    if (distinct.size() < folds) {
      throw new NoticeException(Notice.of("distil.few", distinct.size(), folds));
    }
    Targets truth = lesson.truth().select(distinct.stream().mapToInt(i -> i).toArray());
    int[] fold = Folds.stratified(truth, folds, seed);
    return lesson.answered().stream().mapToInt(text -> fold[first.getOrDefault(text, 0)]).toArray();
  }

  /// Tells which of the models is being made.
  private final class Steps {
    private final Progress progress;
    private int done;

    Steps(Progress progress) {
      this.progress = progress;
    }

    Progress next(String what) {
      progress.report((double) done / fits(), Notice.of(what, ++done, fits()));
      return progress.silent();
    }
  }
}
