package marginalia.session;

import java.util.List;
import marginalia.corpus.Label;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.learn.LabelSet;

/// What models are told of the labels.
public final class TaskLabels {
  private TaskLabels() {}

  /// The active labels of a scheme with their definitions and examples.
  static LabelSet of(LabelScheme scheme, TaskKind kind) {
    List<Label> active = scheme.active();
    return LabelSet.of(
            active.stream().map(label -> scheme.path(label.id())).toList(),
            active.stream().map(TaskLabels::description).toList(),
            rule(kind))
        .withExamples(active.stream().map(Label::examples).toList());
  }

  /// What is to be read of a label beside its name. What does not belong is said in words of other
  /// labels, which a model that reads would take for this one's.
  private static String description(Label label) {
    return (label.definition() + " " + label.guidance().include()).strip();
  }

  /// Labels of which nothing but the name is known.
  public static LabelSet of(List<String> names, TaskKind kind) {
    return LabelSet.of(names, rule(kind));
  }

  private static LabelSet.Rule rule(TaskKind kind) {
    return switch (kind) {
      case BINARY, MULTI_CLASS -> LabelSet.Rule.ONE;
      case MULTI_LABEL -> LabelSet.Rule.SEVERAL;
      case HIERARCHICAL -> LabelSet.Rule.PATH;
    };
  }
}
