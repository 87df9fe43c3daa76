package marginalia.learn.neural;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Folded;
import marginalia.learn.Foreseen;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;
import marginalia.learn.Trainer;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.text.Sequences;
import marginalia.text.TextRows;
import marginalia.wording.Bounds;

/// Goes on training a pretrained encoder, from the solution of a linear model on its vectors, or
/// keeps to a linear model where that does better: with fewer than 1,000 texts both are judged by
/// cross-validation in three folds, with more on a tenth of each label's texts held out, by which
/// the best pass is chosen too. See `src/docs/decisions/0027-fine-tuning.md`. The first fit in a
/// program loads the encoder's weights, about half a second in which it does not ask whether it is
/// to stop.
///
/// @param frozen the linear model, on the weighed columns
public record FineTuning(PretrainedEncoder encoder, Choice choice, Plan plan, Trainer frozen)
    implements Foreseen {
  /// Its name on the command line.
  public static final String NAME = "fine-tuned";

  private static final int LEAST_TO_HOLD_OUT = 1_000;
  private static final int FOLDS = 3;

  /// Steps that are timed to foretell how long a fit takes.
  private static final int PROBED = 4;

  /// With fewer texts held out a label's own threshold would be chance.
  private static final int FEW = 5;

  /// Which model is wanted.
  public enum Choice {
    /// The one that does better on texts it has not learnt from.
    BETTER,
    FINE_TUNED,
    /// The linear model on the encoder's vectors.
    FROZEN
  }

  /// What is learnt how.
  ///
  /// @param layers learnt, from the top; 0 for all
  /// @param epochs passes; 0 for 25 with 50 texts down to 3 with 17,000
  /// @param batch texts of a step; 0 for 16, or 8 where texts are few
  /// @param rate the highest, of the uppermost layer; 0 for one by the number of texts
  /// @param lower what a layer's rate is of the rate of the one above it
  /// @param dropout share of what the layers add that is dropped while learning
  /// @param decay of the weights, as a share of the rate
  public record Plan(
      int layers, int epochs, int batch, double rate, double lower, double dropout, double decay) {
    private static final int FEW_TEXTS = 400;

    public Plan {
      Bounds.from("upperLayers", layers, 0);
      Bounds.from("epochs", epochs, 0);
      Bounds.from("batch", batch, 0);
      Bounds.from("lr", rate, 0);
      Bounds.fromTo("layerRate", lower, 0, 1);
      Bounds.fromToBelow("dropout", dropout, 0, 1);
      Bounds.from("decay", decay, 0);
    }

    /// Everything learnt, the rest left to the data.
    public static Plan defaults() {
      return new Plan(0, 0, 0, 0, 0.95, 0.1, 0.01);
    }

    FineTuningFit.Schedule schedule(int rows) {
      int passes = (int) Math.round(25 * Math.pow(48.0 / Math.max(1, rows), 0.36));
      return new FineTuningFit.Schedule(
          epochs > 0 ? epochs : Math.clamp(passes, 3, 25),
          batch > 0 ? batch : rows < FEW_TEXTS ? 8 : 16,
          rate > 0 ? rate : rows < 2_000 ? 2e-4 : 1e-4,
          lower,
          decay);
    }

    int learnt() {
      return layers == 0 ? Integer.MAX_VALUE : layers;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /// @throws IllegalArgumentException if rows and targets differ, or the rows hold no tokens
  /// @throws marginalia.learn.encoder.EncoderException if the encoder cannot be read
  @Override
  public Classifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    if (rows.rows() != y.rows()) {
      throw new IllegalArgumentException(rows.rows() + " rows, " + y.rows() + " targets");
    }
    boolean nothing = y.labels() < 2 || y.rows() < y.labels() || y.rows() < FOLDS;
    return switch (choice) {
      case FROZEN -> frozen.fit(rows, y, seed, progress);
      case FINE_TUNED -> tuned(rows, y, seed, progress);
      case BETTER ->
          nothing ? frozen.fit(rows, y, seed, progress) : better(rows, y, seed, progress);
    };
  }

  /// Costs four steps, and four more before them to warm up.
  @Override
  public OptionalDouble seconds(TextRows some, Targets y, int n, long seed, Progress progress) {
    if (choice == Choice.FROZEN || y.rows() == 0) {
      return OptionalDouble.empty();
    }
    FineTuningFit.Schedule whole = plan.schedule(n);
    Sequences x = Sequences.of(some);
    int texts = Math.min(x.rows(), PROBED * whole.batch());
    try (EncoderNetwork network =
        new EncoderNetwork(encoder.weights(), y.labels(), plan.learnt(), plan.dropout)) {
      double step = 0;
      for (int round = 0; round < 2; round++) {
        long start = System.nanoTime();
        try (FineTuningFit fit = new FineTuningFit(whole.passes(1), network, learnt(x, y), seed)) {
          fit.run(EncoderNetwork.all(texts), _ -> {}, progress.silent());
        }
        step = (System.nanoTime() - start) * 1e-9 / Math.ceilDiv(texts, whole.batch());
      }
      return OptionalDouble.of(step * steps(n));
    }
  }

  /// Steps of all fits for n texts. Reading a text that is held out takes a third of a step's
  /// share.
  private double steps(int n) {
    if (n >= LEAST_TO_HOLD_OUT) {
      FineTuningFit.Schedule schedule = plan.schedule(n * 9 / 10);
      return schedule.epochs() * (0.9 * n + 0.1 * n / 3) / schedule.batch();
    }
    double steps = plan.schedule(n).steps(n);
    int inFolds = n * (FOLDS - 1) / FOLDS;
    return choice == Choice.BETTER ? steps + FOLDS * plan.schedule(inFolds).steps(inFolds) : steps;
  }

  private Classifier better(TextRows rows, Targets y, long seed, Progress progress) {
    if (y.rows() < LEAST_TO_HOLD_OUT) {
      return byFolds(rows, y, seed, progress)
          ? tuned(rows, y, seed, progress)
          : frozen.fit(rows, y, seed, progress);
    }
    Split split = Split.of(y, seed);
    FineTunedClassifier tuned = tuned(rows, y, split, seed, progress);
    Classifier linear =
        frozen.fit(rows.select(split.learnt), y.select(split.learnt), seed, progress.silent());
    TextRows judged = rows.select(split.judged);
    Targets truth = y.select(split.judged);
    double own = Rightness.of(tuned.probabilities(judged, progress), truth);
    double other = Rightness.of(linear.probabilities(judged, progress), truth);
    return own > other ? tuned : frozen.fit(rows, y, seed, progress);
  }

  /// Whether fine-tuning is the better of the two on texts that neither has learnt from.
  private boolean byFolds(TextRows rows, Targets y, long seed, Progress progress) {
    int[] fold = Folded.of(y, FOLDS, seed);
    double own = 0;
    double other = 0;
    for (int out = 0; out < FOLDS; out++) {
      int judgedFold = out;
      int[] learnt = IntStream.range(0, fold.length).filter(i -> fold[i] != judgedFold).toArray();
      int[] judged = IntStream.range(0, fold.length).filter(i -> fold[i] == judgedFold).toArray();
      TextRows x = rows.select(learnt);
      TextRows others = rows.select(judged);
      Targets truth = y.select(judged);
      Targets known = y.select(learnt);
      FineTunedClassifier tuned = tuned(x, known, Split.none(learnt.length), seed, progress);
      own += judged.length * Rightness.of(tuned.probabilities(others, progress), truth);
      tuned.release();
      Classifier linear = frozen.fit(x, known, seed, progress.silent());
      other += judged.length * Rightness.of(linear.probabilities(others, progress), truth);
    }
    return own > other;
  }

  private FineTunedClassifier tuned(TextRows rows, Targets y, long seed, Progress progress) {
    Split split = y.rows() < LEAST_TO_HOLD_OUT ? Split.none(y.rows()) : Split.of(y, seed);
    return tuned(rows, y, split, seed, progress);
  }

  private FineTunedClassifier tuned(
      TextRows rows, Targets y, Split split, long seed, Progress progress) {
    Supplier<EncoderWeights> weights = encoder::weights;
    return tuned(weights, rows, y, split, seed, progress);
  }

  /// Learns from an encoder's weights, which tests make small.
  FineTunedClassifier tuned(
      Supplier<EncoderWeights> weights,
      TextRows rows,
      Targets y,
      Split split,
      long seed,
      Progress progress) {
    long start = System.nanoTime();
    Sequences x = Sequences.of(rows);
    EncoderWeights given = weights.get();
    progress.checkCancelled(); // what comes copies all of them
    EncoderNetwork network = new EncoderNetwork(given, y.labels(), plan.learnt(), plan.dropout);
    Optional<Thresholds> thresholds =
        y.exclusive() ? Optional.empty() : Optional.of(Thresholds.halves(y.labels()));
    if (split.learnt.length > 0 && y.labels() > 0) {
      HeadStart.set(network, x.select(split.learnt), y.select(split.learnt), seed, progress);
      learn(network, x, y, split, seed, progress);
    }
    HalfPrecision.round(network);
    Provenance provenance =
        Provenance.of(
            NAME + " " + encoder.slug() + " " + plan,
            seed,
            rows,
            y,
            Duration.ofNanos(System.nanoTime() - start));
    FineTunedClassifier fitted = new FineTunedClassifier(encoder, network, thresholds, provenance);
    if (y.exclusive() || split.judged.length == 0) {
      return fitted;
    }
    Probabilities p = fitted.probabilities(x.select(split.judged), progress.silent());
    return fitted.with(Thresholds.best(p, y.select(split.judged), FEW));
  }

  private void learn(
      EncoderNetwork network, Sequences x, Targets y, Split split, long seed, Progress progress) {
    FineTuningFit.Schedule schedule = plan.schedule(split.learnt.length);
    Sequences others = x.select(split.judged);
    Targets truth = y.select(split.judged);
    BestPass best = new BestPass(network);
    try (best;
        FineTuningFit fit = new FineTuningFit(schedule, network, learnt(x, y), seed)) {
      fit.run(
          split.learnt,
          _ -> {
            if (split.judged.length > 0) {
              Probabilities p =
                  FineTunedClassifier.probabilities(
                      network, y.exclusive(), others, progress.silent());
              best.judged(Rightness.of(p, truth));
            }
          },
          progress);
      best.restore();
    }
  }

  private static FineTuningFit.Learnt learnt(Sequences x, Targets y) {
    float[] even = new float[y.labels()];
    Arrays.fill(even, 1);
    return new FineTuningFit.Learnt(
        x,
        NetworkFit.truth(y, even, 0),
        Losses.of(NeuralTrainer.Loss.CROSS_ENTROPY, y.exclusive()));
  }

  /// Rows that are learnt from and those that judge.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Split(int[] learnt, int[] judged) {
    static Split none(int rows) {
      return new Split(EncoderNetwork.all(rows), new int[0]);
    }

    /// A tenth of each label's texts judge.
    static Split of(Targets y, long seed) {
      boolean[] held = NeuralTrainer.held(y, seed);
      return new Split(
          IntStream.range(0, held.length).filter(row -> !held[row]).toArray(),
          IntStream.range(0, held.length).filter(row -> held[row]).toArray());
    }
  }
}
