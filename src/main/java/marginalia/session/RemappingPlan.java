package marginalia.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.wording.Notice;

/// What a mapping would do, line by line.
///
/// @param conflicts what keeps it from being done, with line and remedy; empty if nothing does
public record RemappingPlan(Path file, List<Step> steps, List<Notice> conflicts) {
  /// What becomes of a label.
  public sealed interface Change {
    Label label();

    record Same(Label label) implements Change {}

    record Rename(Label label, String name) implements Change {}

    /// The label goes below another one, or to the top, with what is below it.
    record Move(Label label, Optional<LabelId> parent, String name) implements Change {}

    /// The label joins another one.
    ///
    /// @param into which may get another name itself
    record Merge(Label label, Label into) implements Change {}

    /// The label goes to the bin with those below it; their answers are kept there.
    record Retire(Label label) implements Change {}
  }

  /// A line of the mapping and what it does.
  ///
  /// @param after the new name or path as it is written; empty for a label that goes
  /// @param answers texts that carry the label, of one that goes also those that carry one below it
  /// @param said in words
  public record Step(long line, Change change, String after, int answers, Notice said) {}

  public RemappingPlan {
    steps = List.copyOf(steps);
    conflicts = List.copyOf(conflicts);
  }

  /// Whether it does anything.
  public boolean changes() {
    return steps.stream().anyMatch(step -> !(step.change() instanceof Change.Same));
  }

  /// How much would change.
  public Notice summary() {
    return summary("remap.plan");
  }

  /// How much has changed.
  public Notice outcome() {
    return summary("remap.done");
  }

  private Notice summary(String key) {
    return Notice.of(key, steps.size(), answers(), conflicts.size());
  }

  /// Texts whose answer names another label afterwards, one that carries several counted as often.
  public int answers() {
    return steps.stream()
        .filter(step -> !(step.change() instanceof Change.Same))
        .mapToInt(Step::answers)
        .sum();
  }
}
