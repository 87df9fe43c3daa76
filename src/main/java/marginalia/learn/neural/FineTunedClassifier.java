package marginalia.learn.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;
import marginalia.learn.Updatable;
import marginalia.learn.encoder.OnnxGraph;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.text.TextRows;
import marginalia.wording.Notice;

/// A pretrained encoder after it has been learnt on, with the head that reads it.
public final class FineTunedClassifier implements Updatable {
  /// Name of its form in a model file.
  public static final String FORM = "fine-tuned";

  /// Pieces that are read at once: enough for good products, over within a tenth of a second.
  private static final int PIECES = 384;

  private static final int MOST_TEXTS = 32;
  private static final int UPDATE_PASSES = 4;
  private static final float UPDATE_RATE = 0.3f;

  private final PretrainedEncoder encoder;
  private final EncoderNetwork network;
  private final Optional<Thresholds> thresholds;
  private final Provenance provenance;

  /// @param thresholds where labels may hold together
  FineTunedClassifier(
      PretrainedEncoder encoder,
      EncoderNetwork network,
      Optional<Thresholds> thresholds,
      Provenance provenance) {
    this.encoder = encoder;
    this.network = network;
    this.thresholds = thresholds;
    this.provenance = provenance;
  }

  FineTunedClassifier with(Thresholds better) {
    return new FineTunedClassifier(encoder, network, Optional.of(better), provenance);
  }

  EncoderNetwork network() {
    return network;
  }

  /// Gives the memory of one that is not needed any more back at once.
  void release() {
    network.close();
  }

  @Override
  public int labels() {
    return network.labels();
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Probabilities probabilities(TextRows texts, Progress progress) {
    Sequences x = Sequences.of(texts);
    if (x.columns() != network.base().words().rows()) {
      throw new IllegalArgumentException(
          x.columns() + " pieces, fitted on " + network.base().words().rows());
    }
    float[] all = table(network, thresholds.isEmpty(), x, progress);
    return thresholds
        .map(own -> own.over(x.rows(), all))
        .orElseGet(() -> Probabilities.exclusive(x.rows(), labels(), all));
  }

  /// Those of a network that is still learnt.
  static Probabilities probabilities(
      EncoderNetwork network, boolean exclusive, Sequences x, Progress progress) {
    float[] all = table(network, exclusive, x, progress);
    return exclusive
        ? Probabilities.exclusive(x.rows(), network.labels(), all)
        : Probabilities.independent(x.rows(), network.labels(), all);
  }

  private static float[] table(
      EncoderNetwork network, boolean exclusive, Sequences x, Progress progress) {
    int k = network.labels();
    float[] all = new float[Math.multiplyExact(x.rows(), k)];
    each(
        x,
        k == 0 ? 0 : x.rows(),
        progress,
        (tape, batch, rows) -> {
          Matrix scores = network.scores(tape, batch).value();
          Losses.probabilities(tape, scores, exclusive);
          float[] values = scores.toArray();
          for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * k, all, rows[i] * k, k);
          }
        });
    return all;
  }

  /// The vector of each text.
  static Matrix vectors(EncoderNetwork network, Sequences x, Progress progress) {
    Matrix all = Matrix.zeros(x.rows(), network.base().width());
    each(
        x,
        x.rows(),
        progress,
        (tape, batch, rows) -> {
          Matrix vectors = network.vectors(tape, batch).value();
          for (int i = 0; i < rows.length; i++) {
            all.copyRow(vectors, i, rows[i]);
          }
        });
    return all;
  }

  @FunctionalInterface
  private interface Reading {
    void read(Tape tape, Batch batch, int[] rows);
  }

  /// Texts of like length together, the longest first, so that no thread is left with them.
  private static void each(Sequences x, int n, Progress progress, Reading reading) {
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(row -> -x.length(row)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] starts = new int[n + 1];
    int batches = 0;
    for (int from = 0; from < n; batches++) {
      int most = Math.clamp(PIECES / Math.max(1, x.length(order[from])), 1, MOST_TEXTS);
      from = Math.min(n, from + most);
      starts[batches + 1] = from;
    }
    AtomicInteger done = new AtomicInteger();
    try (Tapes tapes = new Tapes()) {
      progress.ranges(
          batches,
          1,
          (first, end) -> {
            for (int i = first; i < end; i++) {
              int[] rows = Arrays.copyOfRange(order, starts[i], starts[i + 1]);
              tapes.lend(tape -> {
                tape.watch(progress);
                reading.read(tape, Batch.of(x, rows, 0, rows.length), rows);
              });
              double read = done.addAndGet(rows.length);
              progress.report(read / n, Notice.of("engine.scoring"));
            }
          });
    }
  }

  /// The encoder that was learnt on, as it was before.
  public PretrainedEncoder encoder() {
    return encoder;
  }

  /// The encoder and its head as a graph of ONNX operators, in full precision. It takes `input_ids`
  /// and `attention_mask`, and gives `last_hidden_state` and `probabilities`. O(its weights).
  public OnnxGraph graph() {
    return EncoderGraph.of(network, thresholds.isEmpty());
  }

  /// How a text's vector is made of the hidden states.
  public Pooling pooling() {
    return network.base().pooling();
  }

  /// The least probability with which each label is given where several may be; 0.5 unless that is
  /// better. Empty where a text has one label.
  public Optional<Thresholds> thresholds() {
    return thresholds;
  }

  /// Moves the head alone towards the answers, which takes no way back through the encoder.
  @Override
  public FineTunedClassifier updated(TextRows texts, int[] rows, Targets y) {
    if (rows.length == 0 || labels() == 0) {
      return this;
    }
    Matrix x = vectors(network, Sequences.of(texts).select(rows), Progress.none());
    EncoderNetwork moved = network.withHead();
    Matrix weights = moved.head().first().value();
    Matrix bias = moved.head().bias().value();
    Matrix scores = Matrix.zeros(1, labels());
    for (int pass = 0; pass < UPDATE_PASSES; pass++) {
      for (int row = 0; row < rows.length; row++) {
        Matrix vector = x.rows(row, row + 1);
        moved.read(vector, thresholds.isEmpty(), scores);
        float rate = (float) (UPDATE_RATE / (1 + Elementwise.squaredNorm(vector)));
        Elementwise.scale(-rate, scores);
        for (int label : y.labels(row)) {
          scores.add(0, label, rate);
        }
        for (int i = 0; i < vector.columns(); i++) {
          Elementwise.addRow(vector.at(0, i), scores, 0, weights, i);
        }
        Elementwise.add(1, scores, bias);
      }
    }
    return new FineTunedClassifier(encoder, moved, thresholds, provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(encoder.slug());
    out.writeInt(labels());
    out.writeInt(network.learnt());
    out.writeBoolean(thresholds.isPresent());
    if (thresholds.isPresent()) {
      thresholds.get().write(out);
    }
    HalfPrecision.write(network, out);
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else, or of an encoder that is not installed
  public static FineTunedClassifier read(DataInput in, Provenance provenance) throws IOException {
    PretrainedEncoder encoder = PretrainedEncoder.named(in.readUTF());
    int labels = in.readInt();
    int learnt = in.readInt();
    Optional<Thresholds> thresholds =
        in.readBoolean() ? Optional.of(Thresholds.read(in, labels)) : Optional.empty();
    EncoderNetwork network = new EncoderNetwork(encoder.weights(), labels, learnt, 0);
    HalfPrecision.read(network, in);
    return new FineTunedClassifier(encoder, network, thresholds, provenance);
  }
}
