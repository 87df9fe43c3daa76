package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.wording.Notice;

/// What a merge of two labels will do, before it is done.
///
/// @param answers texts that carry the label that goes
/// @param both of them that carry the other one too; they keep one
/// @param children labels below the one that goes; they move below the other one
/// @param key the key that becomes free
/// @param foreseeable whether macro-F1 could be foretold: not where several labels may hold
/// @param forecast macro-F1 of the present model, counted again; empty where none was measured
public record MergePreview(
    Label from,
    Label into,
    int answers,
    int both,
    List<Label> children,
    Optional<String> key,
    boolean foreseeable,
    Optional<Forecast> forecast) {
  public MergePreview {
    children = List.copyOf(children);
  }

  /// What will happen, a sentence for each consequence.
  public List<Notice> said() {
    List<Notice> said = new ArrayList<>();
    said.add(Notice.of("merge.answers", answers, Called.of(from), Called.of(into)));
    if (both > 0) {
      said.add(Notice.of("merge.both", both));
    }
    if (!children.isEmpty()) {
      said.add(Notice.of("merge.children", children.size(), Called.all(children), Called.of(into)));
    }
    key.ifPresent(free -> said.add(Notice.of("merge.key", free)));
    said.add(Notice.of(foreseeable ? "merge.models.mapped" : "merge.models.stale"));
    said.add(
        forecast
            .map(f -> Notice.of("merge.forecast", f.before(), f.after()))
            .orElseGet(() -> Notice.of(foreseeable ? "merge.evaluate" : "merge.several")));
    return List.copyOf(said);
  }

  /// Exact for the texts it was measured on: whoever took the one label for the other was right.
  ///
  /// @param before over the labels as they are
  /// @param after over the labels that are left
  public record Forecast(double before, double after) {
    /// Counts the confusion matrix again with two labels as one. O(cells).
    static Forecast of(Evaluation measured, LabelId from, LabelId into) {
      return new Forecast(macroF1(measured, from, from), macroF1(measured, from, into));
    }

    private static double macroF1(Evaluation measured, LabelId from, LabelId into) {
      List<LabelId> labels =
          measured.labels().stream()
              .filter(label -> from.equals(into) || !label.equals(from))
              .toList();
      return labels.stream()
          .mapToDouble(label -> f1(measured, label, from, into))
          .average()
          .orElse(0);
    }

    private static double f1(Evaluation measured, LabelId label, LabelId from, LabelId into) {
      int right = 0;
      int given = 0;
      int carried = 0;
      for (var cell : measured.cells().entrySet()) {
        boolean truth = merged(cell.getKey().truth(), from, into).equals(label);
        boolean predicted = merged(cell.getKey().predicted(), from, into).equals(label);
        int texts = cell.getValue().size();
        right += truth && predicted ? texts : 0;
        carried += truth ? texts : 0;
        given += predicted ? texts : 0;
      }
      return carried + given == 0 ? 0 : 2.0 * right / (carried + given);
    }

    private static LabelId merged(LabelId label, LabelId from, LabelId into) {
      return label.equals(from) ? into : label;
    }
  }
}
