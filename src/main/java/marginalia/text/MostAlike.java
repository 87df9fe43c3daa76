package marginalia.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The rows most like something, of those offered: those of the largest cosine, equal ones by row.
/// One thread at a time.
public final class MostAlike {
  private static final Comparator<Hit> WORST_FIRST =
      Comparator.comparingDouble(Hit::cosine)
          .thenComparing(Comparator.comparingInt(Hit::row).reversed());

  private final int most;
  private final PriorityQueue<Hit> best = new PriorityQueue<>(WORST_FIRST);
  private float least = Float.NEGATIVE_INFINITY;

  /// A row and its cosine with what was looked for, from −1 to 1.
  public record Hit(int row, float cosine) {}

  /// @param most how many are kept
  /// @throws IllegalArgumentException if that is below 1
  public MostAlike(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(most + " rows wanted");
    }
    this.most = most;
  }

  /// Keeps the row if it is among the best so far. O(log most), for most rows O(1).
  public void offer(int row, float cosine) {
    if (best.size() < most || cosine >= least) {
      keep(new Hit(row, cosine));
    }
  }

  /// Offers what `other` has kept.
  public void offerAll(MostAlike other) {
    other.best.forEach(hit -> offer(hit.row(), hit.cosine()));
  }

  private void keep(Hit hit) {
    best.add(hit);
    if (best.size() > most) {
      best.remove();
    }
    least = best.element().cosine();
  }

  /// What was kept, best first.
  public List<Hit> bestFirst() {
    List<Hit> hits = new ArrayList<>(best);
    hits.sort(WORST_FIRST.reversed());
    return List.copyOf(hits);
  }
}
