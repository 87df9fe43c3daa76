package marginalia.evaluate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// Finds out which model to use: the linear model, fastText, a deep averaging network and TextCNN
/// are tried on the same part of the answers ([Tryout]), the slow networks are timed for one pass,
/// and a rule judges ([Judgement]).
public final class Advising {
  /// With fewer answers the linear model is recommended without a trial.
  public static final int LEAST = 60;

  private static final String LINEAR = "svm";
  private static final String CONVOLUTION = "text-cnn";
  private static final List<String> TRIED = List.of(LINEAR, "fasttext", "dan", CONVOLUTION);
  private static final List<String> TIMED = List.of("text-rnn", "text-rcnn", "lstm-stack", "han");

  /// Shares of the whole work, of those tried and of one timing.
  private static final Map<String, Double> COST =
      Map.of(LINEAR, 0.03, "fasttext", 0.07, "dan", 0.2, CONVOLUTION, 0.5);

  private static final double COST_OF_TIMING = 0.05;

  private final Answered answered;
  private final long seed;

  public Advising(Answered answered, long seed) {
    this.answered = answered;
    this.seed = seed;
  }

  /// Tries, times and recommends. Some seconds to two minutes; for a job.
  public Advice run(Progress progress) throws IOException {
    progress.report(0, Notice.of("recommend.looking"));
    Tryout tryout = new Tryout(answered, seed, progress);
    Difficulty difficulty = tryout.difficulty(progress);
    if (difficulty.answers() < LEAST) {
      return new Advice(
          LINEAR,
          difficulty,
          List.of(),
          Optional.empty(),
          0,
          List.of(Notice.of("recommend.few", difficulty.answers(), LEAST)));
    }
    double done = 0;
    List<Trial> trials = new ArrayList<>();
    for (String model : TRIED) {
      progress.report(done, Notice.of("recommend.trying", Notice.of("model." + model)));
      trials.add(tryout.trial(model, progress));
      done += COST.getOrDefault(model, 0.0);
    }
    Map<String, Duration> passes = new LinkedHashMap<>();
    for (String model : TIMED) {
      progress.report(done, Notice.of("recommend.timing", Notice.of("model." + model)));
      passes.put(model, tryout.pass(model, progress));
      done += COST_OF_TIMING;
    }
    return new Judgement(difficulty, tryout.judged(), tryout.learnt(), trials, passes)
        .advice(seed, progress);
  }
}
