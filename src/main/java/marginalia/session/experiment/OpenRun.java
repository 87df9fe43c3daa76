package marginalia.session.experiment;

import marginalia.evaluate.LabelScore;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.LogisticRegression;
import marginalia.query.RocArea;
import marginalia.query.novelty.Detector;
import marginalia.query.novelty.LabelSubset;
import marginalia.query.novelty.Threshold;
import marginalia.text.SparseMatrix;

/// How one detector did with one set of known labels: logistic regression says which of them a text
/// has, unless the detector finds that it has none. All scores from 0 to 1.
///
/// @param known per cent of the labels
/// @param threshold above which texts were taken for open
/// @param accuracy over texts of known labels and open ones, "open" being one more label
/// @param macroF1 over the known labels and "open"
/// @param openF1 of "open"
/// @param auc chance that an open text scores higher than one of a known label
/// @param seconds for fit, threshold and scores of the detector
public record OpenRun(
    String detector,
    int known,
    long seed,
    double threshold,
    double accuracy,
    double macroF1,
    double openF1,
    double auc,
    double seconds) {
  private static final LogisticRegression MODEL = new LogisticRegression(20, 30, 0.05, 0.5);

  /// What a run begins with.
  record Setting(int known, long seed, LabelSubset labels) {}

  /// Learns from the training texts of known labels, and judges by all test texts.
  ///
  /// @param x the training texts of known labels alone
  static OpenRun of(
      Setting setting,
      Detector detector,
      Corpus corpus,
      SparseMatrix x,
      SparseMatrix test,
      Progress progress) {
    LabelSubset labels = setting.labels();
    Targets all = corpus.trainTargets();
    Targets y = labels.select(all, labels.rows(all));
    long start = System.nanoTime();
    double threshold = Threshold.of(detector, x, y, setting.seed(), progress);
    float[] novelty =
        detector.fit(x, y, setting.seed(), progress.silent()).scores(test, progress.silent());
    double seconds = (System.nanoTime() - start) / 1e9;
    int open = labels.size();
    int[] truth = new int[test.rows()];
    int[] said = new int[test.rows()];
    Targets likeliest =
        MODEL
            .uncalibrated(x, y, setting.seed(), progress.silent())
            .probabilities(test, progress.silent())
            .decisions();
    for (int row = 0; row < truth.length; row++) {
      int label = labels.index()[corpus.testTargets().label(row)];
      truth[row] = label < 0 ? open : label;
      said[row] = novelty[row] > threshold ? open : likeliest.label(row);
    }
    Scores scores = Scores.of(Targets.single(truth, open + 1), Targets.single(said, open + 1));
    LabelScore ofOpen = scores.labels().get(open);
    return new OpenRun(
        detector.name(),
        setting.known(),
        setting.seed(),
        threshold,
        scores.accuracy(),
        scores.macroF1(),
        ofOpen.f1(),
        RocArea.of(knownFirst(novelty, truth, open), count(truth, open)).value(),
        seconds);
  }

  private static int count(int[] truth, int open) {
    int known = 0;
    for (int label : truth) {
      known += label < open ? 1 : 0;
    }
    return known;
  }

  /// Scores of the texts of known labels, then the others.
  private static float[] knownFirst(float[] scores, int[] truth, int open) {
    float[] ordered = new float[scores.length];
    int known = 0;
    int end = scores.length;
    for (int row = 0; row < scores.length; row++) {
      if (truth[row] < open) {
        ordered[known++] = scores[row];
      } else {
        ordered[--end] = scores[row];
      }
    }
    return ordered;
  }
}
