package marginalia.query;

/// The few best of many by a bounded heap. O(n + m log m) for nearly all inputs.
final class TopScores {
  private final Pool pool;
  private final float[] scores;
  private final int[] heap;
  private int size;

  private TopScores(Pool pool, float[] scores, int most) {
    this.pool = pool;
    this.scores = scores;
    this.heap = new int[most];
  }

  /// The candidates with the `most` highest scores, best first, ties by document id.
  static int[] of(Pool pool, float[] scores, int most) {
    TopScores top = new TopScores(pool, scores, most);
    for (int candidate = 0; candidate < scores.length && most > 0; candidate++) {
      top.offer(candidate);
    }
    int[] best = new int[top.size];
    for (int i = best.length - 1; i >= 0; i--) {
      best[i] = top.heap[0];
      top.heap[0] = top.heap[--top.size];
      top.sink(0);
    }
    return best;
  }

  private void offer(int candidate) {
    if (size < heap.length) {
      int at = size++;
      heap[at] = candidate;
      while (at > 0 && worse(heap[at], heap[(at - 1) / 2])) {
        swap(at, (at - 1) / 2);
        at = (at - 1) / 2;
      }
    } else if (worse(heap[0], candidate)) {
      heap[0] = candidate;
      sink(0);
    }
  }

  private void sink(int from) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && worse(heap[child + 1], heap[child])) {
        child++;
      }
      if (!worse(heap[child], heap[at])) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int a, int b) {
    int held = heap[a];
    heap[a] = heap[b];
    heap[b] = held;
  }

  private boolean worse(int a, int b) {
    return scores[a] != scores[b] ? scores[a] < scores[b] : pool.id(a) > pool.id(b);
  }
}
