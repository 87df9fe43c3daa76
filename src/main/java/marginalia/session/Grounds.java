package marginalia.session;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import marginalia.corpus.LabelId;
import marginalia.corpus.Suggestion;

/// What about a text made the engine ask for it: the figures that strategies go by.
///
/// @param first the likeliest label; where several may hold, the one that is most in doubt
/// @param second the runner-up; empty where several may hold
/// @param unlike how unlike the answered texts it is, from 0 to 1; empty where they were not
///   compared
/// @param scarce one of these labels that has few answers
public record Grounds(
    Suggestion first, Optional<Suggestion> second, OptionalDouble unlike, Optional<Scarce> scarce) {
  /// A label has few answers below this share of the mean.
  private static final double FEW = 0.5;

  /// A label with few answers.
  public record Scarce(LabelId label, int answers) {}

  /// What speaks for the text in `row`. O(k).
  static Grounds of(Queue.Known known, int row) {
    boolean exclusive = known.probabilities().exclusive();
    int k = known.probabilities().labels();
    int first = 0;
    int second = -1;
    for (int label = 1; label < k; label++) {
      if (known.stake(row, label) > known.stake(row, first)) {
        second = first;
        first = label;
      } else if (second < 0 || known.stake(row, label) > known.stake(row, second)) {
        second = label;
      }
    }
    int[] shown = exclusive && second >= 0 ? new int[] {first, second} : new int[] {first};
    return new Grounds(
        known.suggestion(row, first),
        shown.length > 1 ? Optional.of(known.suggestion(row, second)) : Optional.empty(),
        known
            .unlikeness()
            .map(u -> OptionalDouble.of(u.unlikeness()[row]))
            .orElseGet(OptionalDouble::empty),
        scarce(known, shown));
  }

  private static Optional<Scarce> scarce(Queue.Known known, int[] shown) {
    int[] counts = known.labelled().targets().counts();
    double mean = IntStream.of(counts).average().orElse(0);
    return IntStream.of(shown)
        .filter(label -> counts[label] < FEW * mean)
        .boxed()
        .min(java.util.Comparator.comparingInt(label -> counts[label]))
        .map(label -> new Scarce(known.labels().get(label), counts[label]));
  }
}
