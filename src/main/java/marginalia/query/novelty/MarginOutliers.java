package marginalia.query.novelty;

import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Matrix;
import marginalia.text.SparseMatrix;

/// Local outlier factor among the labelled texts, after a map that keeps labels a margin apart: Lin
/// and Xu (2019), arXiv:1906.00434, who train a network by the same loss where the encoder here
/// stays as it is. Of more than 20,000 labelled texts a sample is used. O(m² + n·m) products.
public record MarginOutliers() implements Detector {
  private static final int NEIGHBOURS = 20;

  @Override
  public String name() {
    return "margin-lof";
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    Detector.check(x, y);
    int[] texts =
        IntStream.of(NearestLabelled.some(x.rows(), seed))
            .flatMap(row -> IntStream.generate(() -> row).limit(y.labels(row).length))
            .toArray(); // once for each of its labels
    int[] distinct = IntStream.of(texts).distinct().toArray();
    if (distinct.length < 2) {
      return new NearestLabelled().fit(x, y, seed, progress); // one point has no neighbourhood
    }
    int[] labels = IntStream.of(distinct).flatMap(row -> IntStream.of(y.labels(row))).toArray();
    Matrix map = LargeMargin.fit(x.select(texts), labels, y.labels(), seed, progress);
    LocalOutliers outliers =
        LocalOutliers.fit(
            UnitRows.mapped(UnitRows.of(x.select(distinct)), map), NEIGHBOURS, progress);
    return (others, scoring) ->
        outliers.factors(UnitRows.mapped(UnitRows.of(others), map), scoring);
  }
}
