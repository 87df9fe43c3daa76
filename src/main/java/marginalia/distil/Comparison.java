package marginalia.distil;

import java.util.OptionalDouble;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.Texts;
import marginalia.wording.Notice;

/// Teacher, student, and the student without a teacher on the same texts, of which nobody has
/// learnt.
public record Comparison(Judged teacher, Judged student, Judged alone) {
  /// Judges all three.
  public static Comparison of(
      Distillation.Outcome outcome, Texts texts, Targets truth, Progress progress) {
    return new Comparison(
        Judged.of(outcome.teacher(), texts, truth, progress),
        Judged.of(Teacher.of(outcome.student()), texts, truth, progress),
        Judged.of(Teacher.of(outcome.alone()), texts, truth, progress));
  }

  /// Part of the teacher's lead in macro-F1 over the student alone that the student has made up;
  /// empty if there is none.
  public OptionalDouble leadMadeUp() {
    double lead = teacher.scores().macroF1() - alone.scores().macroF1();
    return lead > 0
        ? OptionalDouble.of((student.scores().macroF1() - alone.scores().macroF1()) / lead)
        : OptionalDouble.empty();
  }

  /// How many times as fast as the teacher the student is.
  public double faster() {
    return student.textsPerSecond() / teacher.textsPerSecond();
  }

  /// What the student has gained by its teacher, in a sentence.
  public Notice verdict() {
    OptionalDouble madeUp = leadMadeUp();
    if (madeUp.isEmpty()) {
      return Notice.of("distil.noLead", faster());
    }
    return madeUp.getAsDouble() > 0
        ? Notice.of("distil.closed", 100 * madeUp.getAsDouble(), faster())
        : Notice.of("distil.noGain", faster());
  }
}
