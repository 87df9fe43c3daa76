package marginalia.learn.neural;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Continuing;
import marginalia.learn.LabelReading;
import marginalia.learn.Provenance;
import marginalia.learn.Shuffle;
import marginalia.learn.SoftTargets;
import marginalia.learn.Student;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;
import marginalia.learn.Trainer;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.text.TextRows;
import marginalia.text.TokenVocabulary;
import marginalia.wording.Bounds;

/// Learns a network of some architecture. From 200 texts on a tenth of each label's texts is held
/// out, and the weights that judged it best are kept; where labels may hold together, each is given
/// from the probability on that is best for the texts held out.
public final class NeuralTrainer implements LabelReading, Continuing, Student {
  private static final int LEAST_TO_HOLD_OUT = 200;
  private static final int ONE_IN = 10;
  private static final int USUAL_WIDTH = 128;
  private static final int STEPS_OF_A_FIT = 400;

  private final String name;
  private final Architecture architecture;
  private final Plan plan;
  private final Optional<Matrix> initial;
  private final Optional<Sequences> labelWords;

  /// What is made small.
  public enum Loss {
    CROSS_ENTROPY,
    /// Of cosines, for tasks of one label a text; see [Losses#largeMargin].
    LARGE_MARGIN
  }

  /// What is learnt how.
  ///
  /// @param width of the word vectors; 0 for 128, or that of vectors to start from
  /// @param epochs passes at most; 0 for 20, and more where texts are few
  /// @param batch texts of a step; 0 for 64, and fewer where texts are few
  /// @param balance from 0, every text counts alike, to 1, every label does
  /// @param anew in a project, fits after which one does not go on from the last weights; 1 for
  ///   none that does
  /// @param smoothing share of each text's truth that is spread over all labels, where it has one
  public record Plan(
      int width,
      Inputs.Channels channels,
      Optimiser.Settings optimiser,
      int epochs,
      int batch,
      int patience,
      double wordDropout,
      double balance,
      double smoothing,
      Loss loss,
      int anew) {
    public Plan {
      Bounds.fromTo("dim", width, 0, 4_096);
      Bounds.from("epochs", epochs, 0);
      Bounds.from("batch", batch, 0);
      Bounds.from("patience", patience, 1);
      Bounds.fromToBelow("wordDropout", wordDropout, 0, 1);
      Bounds.fromTo("classWeight", balance, 0, 1);
      Bounds.fromToBelow("smoothing", smoothing, 0, 1);
      Bounds.from("anew", anew, 1);
    }

    /// Vectors learnt from chance on; Adam with rate 0.001; the rest left to the data.
    public static Plan defaults() {
      return new Plan(
          0,
          Inputs.Channels.TRAINED,
          new Optimiser.Settings(Optimiser.Rule.ADAM, 0.001, 0, 5),
          0,
          0,
          3,
          0,
          0,
          0,
          Loss.CROSS_ENTROPY,
          10);
    }
  }

  /// @param name on the command line
  public NeuralTrainer(String name, Architecture architecture, Plan plan) {
    this(name, architecture, plan, Optional.empty(), Optional.empty());
  }

  private NeuralTrainer(
      String name,
      Architecture architecture,
      Plan plan,
      Optional<Matrix> initial,
      Optional<Sequences> labelWords) {
    this.name = name;
    this.architecture = architecture;
    this.plan = plan;
    this.initial = initial;
    this.labelWords = labelWords;
  }

  /// The same, its word vectors starting from these. A word that they do not know is drawn with
  /// their spread.
  ///
  /// @param tokens of the texts to learn from
  public NeuralTrainer startingFrom(WordVectors vectors, TokenVocabulary tokens, long seed) {
    int columns = vectors.width();
    float[][] known = new float[tokens.words()][0];
    double squares = 0;
    long numbers = 0;
    for (int token = TokenVocabulary.SENTENCE_END + 1; token < known.length; token++) {
      float[] vector = vectors.vector(tokens.feature(token));
      double length = 0;
      for (float number : vector) {
        length += (double) number * number;
      }
      if (length > 0) {
        known[token] = vector;
        squares += length;
        numbers += columns;
      }
    }
    double bound =
        Math.sqrt(3 * squares / Math.max(1, numbers)); // an even draw's spread is a third
    Matrix start = new Parameters(seed).vectors(known.length, columns, (float) bound);
    for (int token = 0; token < known.length; token++) {
      if (known[token].length > 0) {
        start.rows(token, token + 1).fill(known[token], 0);
      }
    }
    return new NeuralTrainer(name, architecture, plan, Optional.of(start), labelWords);
  }

  /// Whether it needs the words of the labels.
  public boolean readsLabels() {
    return architecture.readsLabels();
  }

  /// The same, knowing what to read of its labels.
  ///
  /// @param words a text for each, cut as those to learn from
  public NeuralTrainer reading(Sequences words) {
    return new NeuralTrainer(name, architecture, plan, initial, Optional.of(words));
  }

  @Override
  public NeuralTrainer forLabels(int[] labels) {
    return new NeuralTrainer(
        name, architecture, plan, initial, labelWords.map(words -> words.select(labels)));
  }

  /// What is learnt how.
  public Plan plan() {
    return plan;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public NeuralClassifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    return fit(Sequences.of(rows), y, truth(y), seed, progress);
  }

  /// The beliefs are taken as they are: neither label weights nor smoothing change them.
  @Override
  public NeuralClassifier fit(TextRows rows, SoftTargets y, long seed, Progress progress) {
    Matrix truth = Matrix.zeros(y.rows(), y.labels());
    for (int row = 0; row < y.rows(); row++) {
      for (int label = 0; label < y.labels(); label++) {
        truth.set(row, label, y.of(row, label));
      }
    }
    return fit(Sequences.of(rows), y.likeliest(), truth, seed, progress);
  }

  private NeuralClassifier fit(Sequences x, Targets y, Matrix truth, long seed, Progress progress) {
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
    long start = System.nanoTime();
    Parameters parameters = new Parameters(seed);
    Inputs inputs =
        new Inputs(
            x.vocabulary(),
            Math.max(1, y.labels()),
            width(),
            plan.channels,
            initial,
            labelWords.map(NeuralTrainer::batch),
            plan.loss);
    Network network = architecture.network(parameters, inputs);
    boolean[] held = held(y, seed);
    int[] heldOut = IntStream.range(0, x.rows()).filter(row -> held[row]).toArray();
    if (x.rows() > 0 && y.labels() > 0) {
      int[] learnt = IntStream.range(0, x.rows()).filter(row -> !held[row]).toArray();
      Losses.Loss loss = Losses.of(plan.loss, y.exclusive());
      new NetworkFit(schedule(x.rows()), parameters, network, x, truth, loss, seed)
          .run(learnt, heldOut, progress);
    }
    NeuralClassifier fitted =
        new NeuralClassifier(
            new NeuralClassifier.Wiring(
                architecture,
                inputs,
                y.labels(),
                y.exclusive() ? Optional.empty() : Optional.of(Thresholds.halves(y.labels()))),
            parameters,
            network,
            NeuralClassifier.Replay.of(x, y, seed),
            Provenance.of(written(), seed, x, y, Duration.ofNanos(System.nanoTime() - start)));
    return y.exclusive() || heldOut.length == 0
        ? fitted
        : fitted.withThresholds(x.select(heldOut), y.select(heldOut), progress);
  }

  @Override
  public Optional<Trainer> continuing(Classifier last, int times, int[] fresh) {
    return times + 1 < plan.anew
            && last instanceof NeuralClassifier network
            && network.wiring().architecture().equals(architecture)
            && network.wiring().inputs().channels() == plan.channels
            && network.wiring().inputs().width() == width()
            && network.wiring().inputs().loss() == plan.loss
            && sameWords(network.wiring().inputs().labelWords())
        ? Optional.of(new Continuation(this, network, fresh))
        : Optional.empty();
  }

  private boolean sameWords(Optional<Batch> others) {
    return labelWords
        .map(NeuralTrainer::batch)
        .map(own -> others.filter(own::equalTexts).isPresent())
        .orElse(others.isEmpty());
  }

  /// Name and settings, for provenance.
  String written() {
    return name + " " + ArchitectureText.written(architecture) + " " + plan;
  }

  Matrix truth(Targets y) {
    return NetworkFit.truth(y, weights(y), plan.smoothing);
  }

  /// Without labels there is one, of which nothing is known.
  private static Batch batch(Sequences words) {
    return words.rows() == 0
        ? new Batch(new int[0], new Spans(new int[2]))
        : Batch.of(words, IntStream.range(0, words.rows()).toArray(), 0, words.rows());
  }

  private int width() {
    return initial.map(Matrix::columns).orElse(plan.width > 0 ? plan.width : USUAL_WIDTH);
  }

  NetworkFit.Schedule schedule(int rows) {
    int batch = plan.batch > 0 ? plan.batch : rows < 2_000 ? 16 : 64;
    int steps = Math.max(1, Math.ceilDiv(rows, batch));
    int epochs = plan.epochs > 0 ? plan.epochs : Math.clamp(STEPS_OF_A_FIT / steps, 20, 60);
    return new NetworkFit.Schedule(plan.optimiser, epochs, batch, plan.patience, plan.wordDropout);
  }

  /// A tenth of each label's texts, by chance; none where texts are few.
  static boolean[] held(Targets y, long seed) {
    boolean[] held = new boolean[y.rows()];
    if (y.rows() < LEAST_TO_HOLD_OUT) {
      return held;
    }
    int[] seen = new int[y.labels() + 1];
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(seen, _ -> random.nextInt(ONE_IN));
    int[] order = IntStream.range(0, y.rows()).toArray();
    Shuffle.of(order, random);
    for (int row : order) {
      int[] labels = y.labels(row);
      int label = labels.length == 0 ? y.labels() : labels[0];
      held[row] = ++seen[label] % ONE_IN == 0;
    }
    return held;
  }

  private float[] weights(Targets y) {
    int[] counts = y.counts();
    float[] weights = new float[counts.length];
    for (int label = 0; label < weights.length; label++) {
      double even = (double) y.rows() / counts.length / Math.max(1, counts[label]);
      weights[label] = (float) Math.pow(even, plan.balance);
    }
    return weights;
  }
}
