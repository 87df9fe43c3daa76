package marginalia.query;

import java.util.Optional;
import java.util.Set;
import marginalia.jobs.Progress;
import marginalia.learn.Hierarchy;

/// Asks about the documents whose answer the model expects to be farthest from the truth in the
/// tree of labels: doubt between neighbours counts little, doubt between branches much. The
/// expected cost of the best decision, as in Roy and McCallum (2001), ICML, with the distance as
/// the cost. Where labels have no tree all are equally far from each other, which is
/// [Uncertainty#LEAST_CONFIDENCE]. O(n · nodes).
public record ExpectedDistance() implements ScoringStrategy {
  @Override
  public String name() {
    return "expected-distance";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    Optional<Hierarchy> tree = pool.tree();
    return RowScore.all(
        pool,
        progress,
        tree.isPresent()
            ? (_, p) -> tree.get().expectedDistance(p)
            : new UncertaintySampling(Uncertainty.LEAST_CONFIDENCE).of(pool));
  }
}
