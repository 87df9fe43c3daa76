package marginalia.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.distil.Comparison;
import marginalia.distil.Distillation;
import marginalia.distil.Effort;
import marginalia.distil.Learner;
import marginalia.distil.Softening;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.TextModel;
import marginalia.learn.encoder.RememberedTexts;
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
    Map<DocumentId, Answer> answers = project.answers().snapshot();
    return new Lessons(
        documents,
        new Told(scheme, kind, project.settings().get().language()),
        Examples.of(answers, documents, scheme, kind, id -> !documents.isHeldOut(id)),
        Examples.of(answers, documents, scheme, kind, documents::isHeldOut),
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
      Function<List<String>, Texts> reading =
          RememberedTexts.together(
              documents.rows(IntStream.concat(IntStream.of(examples.rows()), open()).toArray()));
      return new Distillation(
          teachers, schooling.pupil(plan.student()), reading, plan.softening(), FOLDS);
    }

    /// Rows without answers, from all over the project.
    private IntStream open() {
      BitSet open = documents.open();
      IntStream.of(examples.rows()).forEach(open::clear);
      int[] rows = open.stream().toArray();
      int step = Math.max(1, Math.ceilDiv(rows.length, MOST_UNANSWERED));
      return IntStream.iterate(0, i -> i < rows.length, i -> i + step).map(i -> rows[i]);
    }

    /// Reads the texts.
    Distillation.Lesson lesson() {
      return new Distillation.Lesson(
          texts(examples.rows()), examples.targets(), texts(open().toArray()));
    }

    private List<String> texts(int[] rows) {
      return documents.rows(rows).chunk(0, rows.length);
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
      return Optional.of(
          Comparison.of(outcome, Texts.of(texts(heldOut.rows())), heldOut.targets(), progress));
    }
  }
}
