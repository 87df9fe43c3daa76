package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Notice;

/// What putting labels into the bin will do, before it is done.
///
/// @param scheme the labels before it
/// @param labels that were chosen
/// @param below labels that go with them
/// @param answers texts that carry one of them
/// @param forecast macro-F1 of the last evaluation, counted again; empty where none was measured
public record BinPreview(
    LabelScheme scheme,
    List<Label> labels,
    List<Label> below,
    int answers,
    Optional<Recounted> forecast) {
  public BinPreview {
    labels = List.copyOf(labels);
    below = List.copyOf(below);
  }

  /// What would happen. O(labels + cells of the confusion matrix).
  static BinPreview of(Project project, Optional<Evaluation> measured, Set<LabelId> chosen) {
    LabelScheme scheme = project.scheme().get();
    List<Label> going =
        scheme.active().stream().filter(label -> scheme.isWithin(label.id(), chosen)).toList();
    Set<LabelId> gone = going.stream().map(Label::id).collect(Collectors.toSet());
    boolean exclusive = project.settings().get().kind().exclusive();
    return new BinPreview(
        scheme,
        scheme.topmost(chosen).stream().filter(label -> gone.contains(label.id())).toList(),
        going.stream().filter(label -> !chosen.contains(label.id())).toList(),
        project.answers().withAny(gone),
        measured
            .filter(_ -> exclusive)
            .filter(e -> e.labels().stream().anyMatch(label -> !gone.contains(label)))
            .map(e -> Recounted.among(e, label -> !gone.contains(label))));
  }

  /// What will happen, a sentence for each consequence.
  public List<Notice> said() {
    List<Notice> said = new ArrayList<>();
    said.add(Notice.of("bin.answers", answers));
    if (!below.isEmpty()) {
      said.add(Notice.of("bin.below", below.size(), Called.all(scheme, below)));
    }
    String keys =
        Stream.concat(labels.stream(), below.stream())
            .flatMap(label -> label.key().stream())
            .collect(Collectors.joining(", "));
    if (!keys.isEmpty()) {
      said.add(Notice.of("bin.keys", keys));
    }
    said.add(Notice.of("bin.models"));
    forecast.ifPresent(f -> said.add(Notice.of("bin.forecast", f.before(), f.after())));
    return List.copyOf(said);
  }
}
