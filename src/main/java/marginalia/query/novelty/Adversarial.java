package marginalia.query.novelty;

import java.util.Arrays;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.query.AdversarialValidation;
import marginalia.text.SparseMatrix;

/// How surely a model tells a text from the labelled ones, from 0 to 1; see
/// [AdversarialValidation]. It compares the labelled with all texts it is given at once, so it
/// finds new texts only where there are some among them.
public record Adversarial() implements Detector {
  @Override
  public String name() {
    return "adversarial";
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    Detector.check(x, y);
    int[] labelled = IntStream.range(0, x.rows()).toArray();
    return (texts, scoring) -> {
      int n = x.rows() + texts.rows();
      float[] scores =
          AdversarialValidation.run(
                  x.above(texts), labelled, IntStream.range(x.rows(), n).toArray(), seed, scoring)
              .unlikeness();
      return Arrays.copyOfRange(scores, x.rows(), n);
    };
  }
}
