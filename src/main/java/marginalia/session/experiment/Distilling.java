package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import marginalia.corpus.TaskKind;
import marginalia.distil.Comparison;
import marginalia.distil.Distillation;
import marginalia.distil.Effort;
import marginalia.distil.Learner;
import marginalia.distil.Softening;
import marginalia.exchange.LabelledFile;
import marginalia.exchange.Row;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Models;
import marginalia.learn.Shuffle;
import marginalia.learn.encoder.RememberedTexts;
import marginalia.session.Schooling;
import marginalia.session.TaskLabels;
import marginalia.session.VectorFiles;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.Bounds;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.WrongValueException;

/// Teaches a fast model what slow ones believe, and judges teacher, student, and the student
/// without a teacher on other texts.
///
/// @param teachers several teach together
public record Distilling(
    Files files, List<ModelChoice> teachers, ModelChoice student, Lessons lessons) {
  public Distilling {
    teachers = List.copyOf(teachers);
  }

  /// What is read and written.
  ///
  /// @param pool texts without answers, which only the teachers judge; empty for none. Labels in it
  ///   are not looked at
  /// @param labels learn from so many answers of `train` at most, drawn by chance; the other texts
  ///   of the file then belong to the pool
  /// @param save where to save the student; empty for nowhere
  public record Files(
      Path train,
      Path test,
      Optional<Path> pool,
      TaskKind kind,
      Optional<Integer> labels,
      Optional<Path> save) {}

  /// How it is taught.
  public record Lessons(Softening softening, int folds, long seed) {
    public static Lessons defaults() {
      return new Lessons(Softening.defaults(), 5, 1);
    }

    /// These.
    ///
    /// @throws NoticeException if a number is out of bounds
    public static Lessons of(double temperature, double mix, int folds, long seed)
        throws NoticeException {
      try {
        Bounds.fromTo("folds", folds, 2, 20);
        return new Lessons(new Softening(temperature, mix), folds, seed);
      } catch (WrongValueException e) {
        throw new NoticeException(Notice.of("distil.badNumber", e.notice()), e);
      }
    }
  }

  /// What came of it.
  ///
  /// @param believed texts of the pool that were taught
  /// @param expected seconds that a probe foretold
  /// @param seconds wall time of all fits
  public record Report(
      int answered,
      int believed,
      int tested,
      Comparison comparison,
      double expected,
      double seconds) {}

  /// The work, for a job.
  ///
  /// @param told is given what the user should know before the long part starts
  /// @throws NoticeException if there is no such model or setting, or the student cannot be taught
  public Work<Report> work(Consumer<Notice> told) throws NoticeException {
    for (ModelChoice teacher : teachers) {
      Models.check(teacher);
    }
    LabelSet none = LabelSet.of(List.of(), LabelSet.Rule.ONE);
    new Schooling(none, Language.ENGLISH, VectorFiles.OfProject.NONE, lessons.seed())
        .pupil(student);
    return progress -> run(told, progress);
  }

  private Report run(Consumer<Notice> told, Progress progress) throws IOException {
    Corpus corpus =
        Corpus.read(files.train(), files.test(), files.kind(), Optional.empty(), progress);
    Function<List<String>, Texts> reading = RememberedTexts.together();
    Schooling schooling =
        new Schooling(
            TaskLabels.of(corpus.labels(), files.kind()),
            corpus.language(),
            VectorFiles.OfProject.NONE,
            lessons.seed());
    List<Learner> learners = teachers.stream().map(schooling::learner).toList();
    Distillation distillation =
        new Distillation(
            learners, schooling.pupil(student), reading, lessons.softening(), lessons.folds());
    Distillation.Lesson lesson = lesson(corpus, progress);
    progress.report(-1, Notice.of("distil.probing"));
    double expected = new Effort(distillation, lesson).expected(progress).toMillis() / 1e3;
    told.accept(Notice.of("distil.expected", expected));
    long start = System.nanoTime();
    Distillation.Outcome outcome = distillation.run(lesson, lessons.seed(), progress);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (files.save().isPresent()) {
      ModelFile.write(outcome.student(), files.save().get());
    }
    return new Report(
        lesson.answered().size(),
        outcome.believed(),
        corpus.test().size(),
        Comparison.of(outcome, corpus.testTexts(), corpus.testTargets(), progress),
        expected,
        seconds);
  }

  private Distillation.Lesson lesson(Corpus corpus, Progress progress) throws IOException {
    int n = corpus.train().size();
    int[] order = Shuffle.of(n, lessons.seed());
    int[] answered = Arrays.copyOf(order, Math.min(n, files.labels().orElse(n)));
    List<String> unanswered = new ArrayList<>();
    for (int i = answered.length; i < n; i++) {
      unanswered.add(corpus.train().get(order[i]));
    }
    if (files.pool().isPresent()) {
      LabelledFile.read(files.pool().get(), files.kind(), progress).rows().stream()
          .map(Row::text)
          .forEach(unanswered::add);
    }
    return new Distillation.Lesson(
        Arrays.stream(answered).mapToObj(corpus.train()::get).toList(),
        corpus.trainTargets().select(answered),
        unanswered);
  }
}
