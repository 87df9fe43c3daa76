package marginalia.session;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import marginalia.corpus.LabelId;

/// Macro-F1 of an evaluation, counted again from its confusion matrix as if the labels were others.
/// Exact for the texts it was measured on.
///
/// @param before over the labels as they are
/// @param after over the labels that would be left
public record Recounted(double before, double after) {
  /// With two labels as one: whoever took the one for the other was right. O(labels + cells).
  static Recounted merged(Evaluation measured, LabelId from, LabelId into) {
    return of(measured, label -> label.equals(from) ? into : label, label -> !label.equals(from));
  }

  /// Over some labels only, and the texts that carry them; what was taken for another label stays
  /// wrong. O(labels + cells).
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
    Map<LabelId, Integer> right = new HashMap<>();
    Map<LabelId, Integer> both = new HashMap<>();
    measured
        .cells()
        .forEach((cell, texts) -> {
          LabelId truth = becomes.apply(cell.truth());
          LabelId predicted = becomes.apply(cell.predicted());
          if (stays.test(truth)) {
            both.merge(truth, texts.size(), Integer::sum);
            both.merge(predicted, texts.size(), Integer::sum);
            right.merge(truth, truth.equals(predicted) ? texts.size() : 0, Integer::sum);
          }
        });
    return measured.labels().stream()
        .filter(stays)
        .mapToDouble(
            label -> 2.0 * right.getOrDefault(label, 0) / Math.max(1, both.getOrDefault(label, 0)))
        .average()
        .orElse(0);
  }
}
