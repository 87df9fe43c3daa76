package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;

/// Labels whose name and definition have nothing to do with their texts, where those of other
/// labels have.
final class Naming {
  private static final int LEAST_LABELS = 3;
  private static final int LEAST_TEXTS = 3;

  /// Names here say something where the usual one is so many standard deviations above chance.
  private static final double LEAST_USUAL = 1.5;

  private static final double LEAST_STRENGTH = 0.3;
  private static final int SHOWN = 20;

  private final AnsweredTexts of;
  private final Space space;

  Naming(AnsweredTexts of, Space space) {
    this.of = of;
    this.space = space;
  }

  List<Finding> find(Progress progress) {
    int k = space.labels();
    int[] used =
        IntStream.range(0, k).filter(label -> space.members(label).size() >= LEAST_TEXTS).toArray();
    if (used.length < LEAST_LABELS) {
      return List.of();
    }
    double[] cosines = space.calling(of.meanings(), progress);
    double[] likeness = likeness(cosines, used, k);
    double usual = FallingApart.middle(likeness);
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < used.length && usual >= LEAST_USUAL; i++) {
      double strength = Math.clamp(1 - likeness[i] / usual, 0, 1);
      int label = used[i];
      int better = better(cosines, used, label, k);
      if (strength >= LEAST_STRENGTH && better != label) {
        found.add(
            new Finding.Misnamed(label, better, typical(label), likeness[i], usual, strength));
      }
    }
    return found;
  }

  /// How far each label's own cosine is above the mean of its name with the texts of others, in
  /// standard deviations of all such cosines around the means of their names.
  private static double[] likeness(double[] cosines, int[] used, int k) {
    double[] means = new double[used.length];
    double squares = 0;
    for (int i = 0; i < used.length; i++) {
      int name = used[i];
      for (int other : used) {
        means[i] += other == name ? 0 : cosines[name * k + other] / (used.length - 1);
      }
      for (int other : used) {
        double off = cosines[name * k + other] - means[i];
        squares += other == name ? 0 : off * off;
      }
    }
    double deviation = Math.sqrt(squares / ((double) used.length * (used.length - 1)));
    double[] likeness = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      double above = cosines[used[i] * k + used[i]] - means[i];
      likeness[i] = deviation < 1e-9 ? 0 : above / deviation;
    }
    return likeness;
  }

  private static int better(double[] cosines, int[] used, int label, int k) {
    return IntStream.of(used)
        .boxed()
        .max(
            Comparator.<Integer>comparingDouble(name -> cosines[name * k + label])
                .thenComparing(Comparator.reverseOrder()))
        .orElse(label);
  }

  /// Those nearest to the middle.
  private List<Integer> typical(int label) {
    return space.members(label).stream()
        .sorted(Comparator.comparingDouble(row -> space.distance(row, label)))
        .limit(SHOWN)
        .toList();
  }
}
