package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.distil.Distillation;
import marginalia.distil.Effort;
import marginalia.distil.Judged;
import marginalia.distil.Learner;
import marginalia.distil.Softening;
import marginalia.distil.Teacher;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.store.ModelStore;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Teaches a fast model what slow ones believe of the project's texts. UI thread only; the work is
/// done in jobs.
public final class Teaching {
  /// Kind of its jobs.
  public static final String KIND = "distil";

  private static final int FOLDS = 5;

  /// So many texts without answers are taught at most, from all over the project.
  private static final int MOST_UNANSWERED = 20_000;

  /// Fewer held-out texts say too little.
  private static final int LEAST_JUDGED = 20;

  private final Project project;
  private final Training training;

  Teaching(Project project, Training training) {
    this.project = project;
    this.training = training;
  }

  /// Who teaches whom.
  public record Plan(List<ModelChoice> teachers, ModelChoice student, Softening softening) {
    public Plan {
      teachers = List.copyOf(teachers);
    }

    private String names() {
      return teachers.stream().map(ModelChoice::name).collect(Collectors.joining("+"));
    }
  }

  /// How good and how fast each is on the held-out texts.
  public record Comparison(Judged teacher, Judged student, Judged alone) {
    /// Part of the teacher's lead that the student has made up; empty if there is none.
    public OptionalDouble leadMadeUp() {
      return Judged.leadMadeUp(teacher, student, alone);
    }
  }

  /// A student that was taught.
  ///
  /// @param answers it was taught, and `unanswered` texts besides
  /// @param comparison empty where too few texts are held out
  public record Taught(
      Plan plan,
      TextModel student,
      List<LabelId> labels,
      int answers,
      int unanswered,
      double seconds,
      Optional<Comparison> comparison) {}

  /// How many seconds teaching will take, from a short probe.
  public Job<Double> expect(Plan plan) {
    Lessons lessons = lessons();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("distil.probing"),
            progress -> {
              progress.report(-1, Notice.of("distil.probing"));
              Distillation distillation = lessons.distillation(plan);
              return new Effort(distillation, lessons.lesson()).expected(progress).toMillis() / 1e3;
            });
  }

  /// Teaches.
  public Job<Taught> teach(Plan plan) {
    Lessons lessons = lessons();
    return project
        .jobs()
        .start(KIND, Notice.of("distil.work"), progress -> lessons.teach(plan, progress));
  }

  /// What a student has gained by its teacher, in a sentence.
  ///
  /// @param leadMadeUp as [Judged#leadMadeUp] gives it
  /// @param faster how many times as fast as the teacher
  public static Notice verdict(OptionalDouble leadMadeUp, double faster) {
    if (leadMadeUp.isEmpty()) {
      return Notice.of("distil.noLead", faster);
    }
    return leadMadeUp.getAsDouble() > 0
        ? Notice.of("distil.closed", 100 * leadMadeUp.getAsDouble(), faster)
        : Notice.of("distil.noGain", faster);
  }

  /// Lets the student propose and rank from now on, and keeps it among the project's models.
  public Job<?> use(Taught taught) {
    ModelChoice choice = taught.plan().student().taughtBy(taught.plan().names());
    return training.adopt(
        choice,
        () ->
            new ModelStore.Content(
                taught.labels(),
                ByteBuffer.wrap(ModelFile.encode(taught.student())),
                taught.answers()));
  }

  private Lessons lessons() {
    Documents documents = project.documents().get();
    TaskKind kind = project.settings().get().kind();
    LabelScheme scheme = project.scheme().get();
    return new Lessons(
        documents,
        new Told(scheme, kind, project.settings().get().language()),
        Examples.of(
            project.answers().snapshot(), documents, scheme, kind, id -> !documents.isHeldOut(id)),
        Examples.of(project.answers().snapshot(), documents, scheme, kind, documents::isHeldOut),
        () ->
            Embedding.content(project.stores().vectors())
                .orElseThrow(() -> new NoticeException(Notice.of("vectors.none"))));
  }

  /// What the project's settings say.
  private record Told(LabelScheme scheme, TaskKind kind, Optional<Language> language) {}

  /// The project as it was when the work began.
  private record Lessons(
      Documents documents,
      Told told,
      Examples examples,
      Examples heldOut,
      VectorFiles.OfProject vectors) {
    Distillation distillation(Plan plan) throws NoticeException {
      if (examples.labelsSeen() < 2) {
        throw new NoticeException(Notice.of("distil.oneLabel"));
      }
      Schooling schooling =
          new Schooling(
              TaskLabels.of(told.scheme, told.kind),
              told.language.orElseGet(() -> Features.recognise(documents)),
              vectors,
              Training.SEED);
      List<Learner> teachers = plan.teachers().stream().map(schooling::learner).toList();
      Function<List<String>, Texts> reading = RememberedTexts.together();
      return new Distillation(
          teachers, schooling.pupil(plan.student()), reading, plan.softening(), FOLDS);
    }

    /// Reads the texts.
    Distillation.Lesson lesson() {
      BitSet answered = new BitSet();
      IntStream.of(examples.rows()).forEach(answered::set);
      int[] open = documents.open().stream().filter(row -> !answered.get(row)).toArray();
      int step = Math.max(1, Math.ceilDiv(open.length, MOST_UNANSWERED));
      int[] some =
          IntStream.iterate(0, i -> i < open.length, i -> i + step).map(i -> open[i]).toArray();
      return new Distillation.Lesson(texts(examples.rows()), examples.targets(), texts(some));
    }

    private List<String> texts(int[] rows) {
      return IntStream.of(rows).mapToObj(row -> documents.chunk(row, row + 1).getFirst()).toList();
    }

    Taught teach(Plan plan, Progress progress) throws IOException {
      long start = System.nanoTime();
      Distillation distillation = distillation(plan);
      Distillation.Outcome outcome = distillation.run(lesson(), Training.SEED, progress);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Taught(
          plan,
          outcome.student(),
          examples.labels(),
          examples.size(),
          outcome.believed(),
          seconds,
          compared(outcome, progress));
    }

    private Optional<Comparison> compared(Distillation.Outcome outcome, Progress progress) {
      if (heldOut.size() < LEAST_JUDGED) {
        return Optional.empty();
      }
      progress.report(-1, Notice.of("distil.judging"));
      Texts texts = Texts.of(texts(heldOut.rows()));
      Targets truth = heldOut.targets();
      return Optional.of(
          new Comparison(
              Judged.of(outcome.teacher(), texts, truth, progress),
              Judged.of(new Teacher(List.of(outcome.student())), texts, truth, progress),
              Judged.of(new Teacher(List.of(outcome.alone())), texts, truth, progress)));
    }
  }
}
