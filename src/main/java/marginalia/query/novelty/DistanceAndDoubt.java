package marginalia.query.novelty;

import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// The sum of [NearestLabelled], from 0 to 2, and [LargestProbability], from 0 to 1: a text is new
/// where nothing labelled is near and the model is undecided too. Each finds texts the other does
/// not; equal parts were chosen on training texts alone, see
/// `src/docs/decisions/0033-texts-without-a-label.md`.
public record DistanceAndDoubt() implements Detector {
  @Override
  public String name() {
    return "distance-and-doubt";
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    Novelty distance = new NearestLabelled().fit(x, y, seed, progress);
    Novelty doubt = new LargestProbability().fit(x, y, seed, progress);
    return (texts, scoring) -> {
      float[] scores = distance.scores(texts, scoring);
      float[] doubts = doubt.scores(texts, scoring);
      for (int row = 0; row < scores.length; row++) {
        scores[row] += doubts[row];
      }
      return scores;
    };
  }
}
