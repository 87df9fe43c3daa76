package marginalia.query;

import java.util.List;
import java.util.Set;
import marginalia.jobs.Progress;

/// Needs no choosing: from exploring to refining, by measurement. Explores by how unlike the
/// labelled texts a document is and refines by doubt, favouring labels with few answers as
/// [RareLabels] does. The share of exploring is 0.2 where the labelled are a fair sample of the
/// pool and grows with the area under the curve of the [AdversarialValidation] to 0.4 where they
/// have nothing in common with it. O(n·k + n log n).
public record AutoSampling() implements ScoringStrategy {
  private static final double LEAST = 0.2;
  private static final double SLOPE = 0.4;

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL, Need.UNLIKENESS, Need.LABELLED);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    return mixture(auc(pool)).scores(pool, seed, progress);
  }

  /// What it mixes where the [AdversarialValidation] has this area under the curve.
  public static Mixture mixture(double auc) {
    double explored = exploring(auc);
    return new Mixture(
        List.of(
            new Mixture.Part(new RareLabels(), 1 - explored),
            new Mixture.Part(new AdversarialSampling(), explored)));
  }

  /// Share of exploring, from 0 to 1.
  static double exploring(double auc) {
    return LEAST + SLOPE * Math.max(0, auc - 0.5);
  }

  /// Chance that an open text is less like the labelled ones than a labelled one is.
  private static double auc(Pool pool) {
    float[] unlikeness = pool.unlikeness();
    int[] labelled = pool.labelled().rows();
    float[] all = new float[labelled.length + pool.size()];
    for (int i = 0; i < labelled.length; i++) {
      all[i] = unlikeness[labelled[i]];
    }
    for (int i = 0; i < pool.size(); i++) {
      all[labelled.length + i] = unlikeness[pool.row(i)];
    }
    return RocArea.value(all, labelled.length);
  }
}
