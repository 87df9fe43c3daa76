package marginalia.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.distil.Comparison;
import marginalia.distil.Judged;
import marginalia.distil.Softening;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.session.Teaching;
import marginalia.session.Workspace;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;
import marginalia.wording.Wording;
import marginalia.wording.WrongValueException;

/// State of the lesson: who teaches whom, how it goes, what came of it. UI thread only.
public final class TeachingViewModel {
  private static final String USUAL_TEACHER = "encoder";

  private final Workspace workspace;
  private final Wording words;
  private final Work work;
  private final List<String> students = Models.students();
  private final Set<String> teachers = new TreeSet<>();
  private String student;
  private String temperature = "";
  private String mix = "";
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();
  private Optional<Teaching.Taught> taught = Optional.empty();

  /// One of those compared, in words.
  public record Row(String who, String model, String macroF1, String accuracy, String speed) {}

  public TeachingViewModel(Workspace workspace, Jobs jobs, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.work = new Work(Teaching.KIND, jobs, words, scope);
    this.student = students.getFirst();
    teachers.add(USUAL_TEACHER);
  }

  /// Names of the models that can teach.
  public List<String> names() {
    return Models.names();
  }

  /// Names of those that can be taught, the fastest first.
  public List<String> students() {
    return students;
  }

  /// Who teaches, at first.
  public Set<String> teachers() {
    return Set.copyOf(teachers);
  }

  /// Lets these teach together.
  public void teachers(List<String> chosen) {
    teachers.clear();
    teachers.addAll(chosen);
  }

  public String student() {
    return student;
  }

  public void student(String chosen) {
    student = chosen;
  }

  /// The temperature as it was typed; blank for the usual one.
  public void temperature(String typed) {
    temperature = typed.strip();
  }

  /// The teacher's part of an answered text's truth as it was typed; blank for the usual one.
  public void mix(String typed) {
    mix = typed.strip();
  }

  /// Says how long it would take.
  public void expect() {
    plan()
        .ifPresent(plan ->
            workspace
                .teaching()
                .expect(plan)
                .onDone(seconds -> work.rest(words.say("distil.expected", seconds)))
                .onEnd(work::ended));
  }

  /// Teaches.
  public void teach() {
    plan().ifPresent(plan -> workspace.teaching().teach(plan).onEnd(this::ended));
  }

  /// Lets the student propose and rank from now on.
  public void use() {
    taught.ifPresent(student -> workspace.teaching().use(student).onEnd(work::ended));
  }

  private Optional<Teaching.Plan> plan() {
    if (teachers.isEmpty()) {
      work.complain(Notice.of("distil.noTeacher"));
      return Optional.empty();
    }
    try {
      Softening usual = Softening.defaults();
      Softening softening =
          new Softening(
              number("distil.temperature", temperature, usual.temperature()),
              number("distil.mix", mix, usual.mix()));
      work.noComplaint();
      List<ModelChoice> chosen = new ArrayList<>();
      ModelChoice own = workspace.project().settings().get().choice();
      teachers.forEach(name -> chosen.add(name.equals(own.name()) ? own : ModelChoice.of(name)));
      ModelChoice taking = student.equals(own.name()) ? own : ModelChoice.of(student);
      return Optional.of(new Teaching.Plan(chosen, taking, softening));
    } catch (IllegalArgumentException e) {
      Notice reason = e instanceof Noticed noticed ? noticed.notice() : Notice.of("distil.typed");
      work.complain(Notice.of("distil.badNumber", reason));
      return Optional.empty();
    }
  }

  private double number(String name, String typed, double usual) {
    try {
      return typed.isEmpty() ? usual : Double.parseDouble(typed);
    } catch (NumberFormatException _) {
      throw new WrongValueException("wrong.number", words.say(name));
    }
  }

  private void ended(JobState<Teaching.Taught> end) {
    work.ended(end);
    if (end instanceof JobState.Done<Teaching.Taught>(Teaching.Taught done)) {
      taught = Optional.of(done);
      usable.set(true);
      work.rest("");
      told.set(said(done));
      rows.set(done.comparison().map(all -> compared(done.plan(), all)).orElse(List.of()));
    }
  }

  private String said(Teaching.Taught done) {
    String lesson = words.say("distil.taught", done.answers(), done.unanswered(), done.seconds());
    if (done.comparison().isEmpty()) {
      return lesson + " " + words.say("distil.noHeldOut");
    }
    return lesson + " " + words.say(done.comparison().get().verdict());
  }

  private List<Row> compared(Teaching.Plan plan, Comparison all) {
    String teaching =
        String.join(
            " + ", plan.teachers().stream().map(t -> words.say("model." + t.name())).toList());
    String learning = words.say("model." + plan.student().name());
    return List.of(
        row("distil.row.teacher", teaching, all.teacher()),
        row("distil.row.student", learning, all.student()),
        row("distil.row.alone", learning, all.alone()));
  }

  private Row row(String who, String model, Judged judged) {
    return new Row(
        words.say(who),
        model,
        words.say("distil.score", judged.scores().macroF1()),
        words.say("distil.score", judged.scores().accuracy()),
        words.say("distil.speed", judged.textsPerSecond()));
  }

  /// The work under way.
  Work work() {
    return work;
  }

  /// What came of the last lesson; empty before the first.
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// Teacher, student, and student alone; empty where too few texts are held out.
  public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /// Whether there is a student to use.
  public ReadOnlyBooleanProperty usableProperty() {
    return usable.getReadOnlyProperty();
  }
}
