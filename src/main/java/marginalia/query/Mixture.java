package marginalia.query;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.jobs.Progress;

/// The weighted sum of several strategies' scores, each first scaled so that the pool's lowest is 0
/// and its highest 1.
public record Mixture(List<Part> parts) implements ScoringStrategy {
  /// One strategy of a mixture.
  ///
  /// @param weight above 0; only the ratio of weights matters
  public record Part(ScoringStrategy strategy, double weight) {
    public Part {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a weight of " + weight);
      }
    }
  }

  public Mixture {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a mixture of nothing");
    }
  }

  @Override
  public String name() {
    return parts.stream()
        .map(part -> part.strategy().name() + ":" + number(part.weight()))
        .collect(Collectors.joining("+"));
  }

  private static String number(double weight) {
    return weight == Math.rint(weight) ? Long.toString((long) weight) : Double.toString(weight);
  }

  @Override
  public Set<Need> needs() {
    Set<Need> all = EnumSet.noneOf(Need.class);
    parts.forEach(part -> all.addAll(part.strategy().needs()));
    return all;
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    double total = parts.stream().mapToDouble(Part::weight).sum();
    float[] sum = new float[pool.size()];
    for (Part part : parts) {
      float[] scores = part.strategy().scores(pool, seed, progress);
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (float score : scores) {
        low = Math.min(low, score);
        high = Math.max(high, score);
      }
      float scale = high > low ? (float) (part.weight() / total / (high - low)) : 0;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += scale * (scores[i] - low);
      }
    }
    return sum;
  }
}
