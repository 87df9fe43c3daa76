package marginalia.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import marginalia.corpus.DocumentId;

/// Keeps near-duplicates from following each other: a document whose cosine with one of the last
/// few chosen is high is put back behind all others.
final class NearDuplicates {
  private static final double ALIKE = 0.85;
  private static final int LAST_FEW = 20;
  private static final int SPARE = 64;

  private NearDuplicates() {}

  /// The best `batchSize` candidates in order of score, thinned. O(n + b²·d̄).
  static List<Candidate> thinned(Pool pool, float[] scores, int batchSize) {
    int wanted = Math.min(batchSize, pool.size());
    int[] best = TopScores.of(pool, scores, Math.min(pool.size(), wanted * 3 + SPARE));
    return thinned(pool, scores, best, wanted);
  }

  /// The first `wanted` of `order`, thinned.
  static List<Candidate> thinned(Pool pool, float[] scores, int[] order, int wanted) {
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> putBack = new ArrayList<>();
    Deque<Integer> last = new ArrayDeque<>();
    for (int i = 0; i < order.length && chosen.size() < wanted; i++) {
      int candidate = order[i];
      int row = pool.row(candidate);
      Candidate next = new Candidate(new DocumentId(pool.id(candidate)), scores[candidate]);
      if (last.stream().anyMatch(other -> pool.features().cosine(other, row) >= ALIKE)) {
        putBack.add(next);
      } else {
        chosen.add(next);
        last.addLast(row);
        if (last.size() > LAST_FEW) {
          last.removeFirst();
        }
      }
    }
    putBack.stream().limit(wanted - chosen.size()).forEach(chosen::add);
    return chosen;
  }
}
