package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.query.novelty.KMeans;

/// Labels whose texts fall into two parts that have as little to do with each other as two labels.
final class FallingApart {
  private static final int LEAST_TEXTS = 10;

  /// A smaller part is a handful of odd texts.
  private static final double LEAST_PART = 0.1;

  /// Of a label with more texts so many are looked at.
  private static final int MOST_TEXTS = 2_000;

  private static final double LEAST_STRENGTH = 0.1;
  private static final int WORDS = 6;

  private final AnsweredTexts of;
  private final Space space;
  private final Words words;
  private final long seed;

  FallingApart(AnsweredTexts of, Space space, Words words, long seed) {
    this.of = of;
    this.space = space;
    this.words = words;
    this.seed = seed;
  }

  /// Two parts of a label.
  private record Halved(int label, List<List<Integer>> parts, double likeness, double silhouette) {
    boolean even() {
      int all = parts.stream().mapToInt(List::size).sum();
      return parts.size() == 2 && parts.getLast().size() >= LEAST_PART * all;
    }
  }

  List<Finding> find(Progress progress) {
    List<Halved> all = new ArrayList<>();
    for (int label = 0; label < space.labels(); label++) {
      progress.checkCancelled();
      if (space.members(label).size() >= LEAST_TEXTS) {
        all.add(halved(label, progress));
      }
    }
    double usual = middle(all.stream().mapToDouble(Halved::likeness).toArray());
    double between = between(progress);
    List<Finding> found = new ArrayList<>();
    for (Halved one : all) {
      progress.checkCancelled();
      double strength =
          usual <= between ? 0 : Math.clamp((usual - one.likeness) / (usual - between), 0, 1);
      if (one.even() && strength >= LEAST_STRENGTH) {
        found.add(
            new Finding.Apart(
                one.label,
                one.parts,
                words.of(one.parts, WORDS, progress),
                one.likeness,
                usual,
                between,
                one.silhouette,
                strength));
      }
    }
    return found;
  }

  private Halved halved(int label, Progress progress) {
    int[] rows =
        space.members(label).stream().mapToInt(Integer::intValue).limit(MOST_TEXTS).toArray();
    List<List<Integer>> parts =
        KMeans.groups(of.x().select(rows), 2, seed, progress).stream()
            .map(part -> IntStream.of(part).mapToObj(i -> rows[i]).toList())
            .toList();
    if (parts.size() < 2) {
      return new Halved(label, parts, 1, 0);
    }
    return new Halved(
        label,
        parts,
        space.likeness(parts.getFirst(), parts.getLast(), progress),
        space.silhouette(parts.getFirst(), parts.getLast(), progress));
  }

  /// Likeness of two labels that were put together without looking. O(k · width).
  private double between(Progress progress) {
    int[] used =
        IntStream.range(0, space.labels())
            .filter(label -> space.members(label).size() >= LEAST_TEXTS)
            .toArray();
    if (used.length < 2) {
      return 1;
    }
    double[] likeness = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      progress.checkCancelled();
      int other = (i + used.length / 2) % used.length;
      likeness[i] = space.cosine(used[i], used[other]);
    }
    return middle(likeness);
  }

  /// The lower median; 0 of nothing.
  static double middle(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return ascending.length == 0 ? 0 : ascending[(ascending.length - 1) / 2];
  }
}
