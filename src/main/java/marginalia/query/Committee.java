package marginalia.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Probabilities;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Asks about the documents on which several models disagree: linear ones, each fitted to the
/// answers drawn with replacement. The score is the mean divergence of a member from their mean, in
/// nats; McCallum and Nigam (1998), Abe and Mamitsuka (1998), both ICML. For labels that may hold
/// together it is the mean over the labels. Costs `members` fits and O(members · n · k).
///
/// @param members at least 2
public record Committee(int members) implements ScoringStrategy {
  private static final LogisticRegression MODEL = new LogisticRegression(20, 8, 0.1, 0.5);
  private static final int CHUNK = 8_192;

  public Committee {
    if (members < 2) {
      throw new IllegalArgumentException(members + " members");
    }
  }

  /// Five members.
  public static Committee defaults() {
    return new Committee(5);
  }

  @Override
  public String name() {
    return "committee";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.LABELLED);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    List<Classifier> committee = fitted(pool, seed, progress);
    float[] scores = new float[pool.size()];
    for (int from = 0; from < scores.length; from += CHUNK) {
      int[] rows = new int[Math.min(CHUNK, scores.length - from)];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = pool.row(from + i);
      }
      System.arraycopy(
          divergences(committee, pool.features().select(rows), progress),
          0,
          scores,
          from,
          rows.length);
    }
    return scores;
  }

  private List<Classifier> fitted(Pool pool, long seed, Progress progress) {
    Labelled labelled = pool.labelled();
    int n = labelled.rows().length;
    SparseMatrix x = pool.features().select(labelled.rows());
    SplittableRandom random = new SplittableRandom(seed);
    List<Classifier> committee = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      progress.checkCancelled();
      progress.report((double) member / members, Notice.of("engine.committee"));
      int[] drawn = n == 0 ? new int[0] : random.ints(n, 0, n).sorted().toArray();
      committee.add(
          MODEL.uncalibrated(
              x.select(drawn), labelled.targets().select(drawn), seed + member, progress));
    }
    return committee;
  }

  /// Mean divergence of the members from their mean is the entropy of the mean less the mean of
  /// their entropies.
  private static float[] divergences(
      List<Classifier> committee, SparseMatrix x, Progress progress) {
    progress.checkCancelled();
    List<Probabilities> said =
        committee.stream().map(member -> member.probabilities(x, progress)).toList();
    int k = committee.getFirst().labels();
    float[] divergences = new float[x.rows()];
    double[] mean = new double[k];
    double[] p = new double[k];
    for (int row = 0; row < divergences.length; row++) {
      Arrays.fill(mean, 0);
      double entropies = 0;
      for (Probabilities member : said) {
        member.copyRow(row, p);
        entropies += entropy(member, p) / said.size();
        for (int label = 0; label < k; label++) {
          mean[label] += p[label] / said.size();
        }
      }
      divergences[row] = (float) Math.max(0, entropy(said.getFirst(), mean) - entropies);
    }
    return divergences;
  }

  private static double entropy(Probabilities kind, double[] p) {
    return kind.exclusive() ? Uncertainty.ENTROPY.of(p) : Uncertainty.ENTROPY.ofIndependent(p);
  }
}
