package marginalia.evaluate.health;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How unevenly answers are spread over labels.
///
/// @param labels those with most answers first
/// @param answers of each of `labels`
public record LongTail(List<Integer> labels, List<Integer> answers) {
  private static final double MOST = 0.8;

  public LongTail {
    labels = List.copyOf(labels);
    answers = List.copyOf(answers);
  }

  /// @param counts answers of each label; O(k log k)
  static LongTail of(int[] counts) {
    List<Integer> labels =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingInt(label -> -counts[label]))
            .toList();
    return new LongTail(labels, labels.stream().map(label -> counts[label]).toList());
  }

  /// Answers of all labels; one of two labels counts twice.
  public int all() {
    return answers.stream().mapToInt(Integer::intValue).sum();
  }

  /// How many labels nobody has given yet.
  public int unanswered() {
    return (int) answers.stream().filter(count -> count == 0).count();
  }

  /// How many labels hold 80 % of the answers; 0 without answers.
  public int holdingMost() {
    double left = MOST * all();
    int labels = 0;
    while (left > 1e-9) {
      left -= answers.get(labels++);
    }
    return labels;
  }
}
