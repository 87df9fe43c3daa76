package marginalia.query.novelty;

import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Distance to the nearest labelled text: Sun et al. (2022), arXiv:2204.06507, with one neighbour.
/// Of more than 20,000 labelled texts a sample is compared. O(n·m·width).
public record NearestLabelled() implements Detector {
  static final int MOST = 20_000;

  @Override
  public String name() {
    return "nearest";
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    Detector.check(x, y);
    Neighbours neighbours = Neighbours.of(UnitRows.of(x.select(some(x.rows(), seed))), progress);
    return (texts, scoring) -> neighbours.of(UnitRows.of(texts), 1, scoring).distances();
  }

  /// At most [#MOST] rows, drawn by chance, ascending.
  static int[] some(int n, long seed) {
    return n <= MOST
        ? IntStream.range(0, n).toArray()
        : IntStream.of(Shuffle.of(n, seed)).limit(MOST).sorted().toArray();
  }
}
