package marginalia.session;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import marginalia.corpus.LabelId;

/// Macro-F1 of an evaluation, counted again from its confusion matrix as if the labels were others.
/// Exact for the texts it was measured on.
///
/// @param before over the labels as they are
/// @param after over the labels that would be left
public record Recounted(double before, double after) {
  /// With two labels as one: whoever took the one for the other was right. O(labels · cells).
  static Recounted merged(Evaluation measured, LabelId from, LabelId into) {
    return of(measured, label -> label.equals(from) ? into : label, label -> !label.equals(from));
  }

  /// Over some labels only, and the texts that carry them; what was taken for another label stays
  /// wrong. O(labels · cells).
  static Recounted among(Evaluation measured, Predicate<LabelId> stays) {
    return of(measured, label -> label, stays);
  }

  private static Recounted of(
      Evaluation measured, UnaryOperator<LabelId> becomes, Predicate<LabelId> stays) {
    return new Recounted(
        macroF1(measured, label -> label, _ -> true), macroF1(measured, becomes, stays));
  }

  private static double macroF1(
      Evaluation measured, UnaryOperator<LabelId> becomes, Predicate<LabelId> stays) {
    return measured.labels().stream()
        .filter(stays)
        .mapToDouble(label -> f1(measured, label, becomes, stays))
        .average()
        .orElse(0);
  }

  private static double f1(
      Evaluation measured,
      LabelId label,
      UnaryOperator<LabelId> becomes,
      Predicate<LabelId> stays) {
    int right = 0;
    int given = 0;
    int carried = 0;
    for (var cell : measured.cells().entrySet()) {
      LabelId truth = becomes.apply(cell.getKey().truth());
      if (stays.test(truth)) {
        boolean carries = truth.equals(label);
        boolean predicted = becomes.apply(cell.getKey().predicted()).equals(label);
        int texts = cell.getValue().size();
        right += carries && predicted ? texts : 0;
        carried += carries ? texts : 0;
        given += predicted ? texts : 0;
      }
    }
    return carried + given == 0 ? 0 : 2.0 * right / (carried + given);
  }
}
