package marginalia.learn.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Attending;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;
import marginalia.learn.Updatable;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.text.TextRows;
import marginalia.text.TokenPairs;
import marginalia.wording.Notice;

/// A fitted network.
public final class NeuralClassifier implements Updatable, Attending {
  /// Name of its form in a model file.
  public static final String FORM = "neural";

  private static final int CHUNK = 256;
  private static final int REPLAYED = 48;

  /// With fewer texts held out a label's own threshold would be chance.
  private static final int FEW = 5;

  private static final int UPDATE_PASSES = 4;
  private static final double UPDATE_RATE = 0.001;

  private final Wiring wiring;
  private final Parameters parameters;
  private final Network network;
  private final Replay replay;
  private final Provenance provenance;

  /// What is needed to wire the network again.
  ///
  /// @param labels k, which may be 0
  /// @param thresholds where labels may hold together
  record Wiring(
      Architecture architecture, Inputs inputs, int labels, Optional<Thresholds> thresholds) {
    boolean exclusive() {
      return thresholds.isEmpty();
    }

    Wiring with(Thresholds better) {
      return new Wiring(architecture, inputs, labels, Optional.of(better));
    }

    Inputs plain() {
      return new Inputs(
          inputs.vocabulary(),
          inputs.labels(),
          inputs.width(),
          inputs.channels(),
          Optional.empty(),
          inputs.labelWords(),
          inputs.loss());
    }

    Losses.Loss loss() {
      return Losses.of(inputs.loss(), exclusive());
    }
  }

  /// Some of the texts learnt from, so that an update does not forget them. Not in model files.
  record Replay(Sequences x, Targets y) {
    private static final int MOST = 512;

    static Replay of(Sequences x, Targets y, long seed) {
      int[] rows =
          x.rows() <= MOST
              ? IntStream.range(0, x.rows()).toArray()
              : new SplittableRandom(seed).ints(0, x.rows()).distinct().limit(MOST).toArray();
      return new Replay(x.select(rows), y.select(rows));
    }
  }

  NeuralClassifier(
      Wiring wiring, Parameters parameters, Network network, Replay replay, Provenance provenance) {
    this.wiring = wiring;
    this.parameters = parameters;
    this.network = network;
    this.replay = replay;
    this.provenance = provenance;
  }

  Wiring wiring() {
    return wiring;
  }

  /// The same, giving each label from the probability on that is best for these texts. None of them
  /// may have been learnt from.
  NeuralClassifier withThresholds(Sequences x, Targets y, Progress progress) {
    Thresholds better = Thresholds.best(probabilities(x, progress), y, FEW);
    return new NeuralClassifier(wiring.with(better), parameters, network, replay, provenance);
  }

  /// The same network with parameters of its own.
  Network copy(Parameters others) {
    Network copy = wiring.architecture().network(others, wiring.plain());
    others.restoreAll(parameters.values());
    return copy;
  }

  @Override
  public int labels() {
    return wiring.labels();
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Probabilities probabilities(TextRows texts, Progress progress) {
    Sequences x = Sequences.of(texts);
    if (x.columns() != wiring.inputs().vocabulary().columns()) {
      throw new IllegalArgumentException(
          x.columns() + " words, fitted on " + wiring.inputs().vocabulary().columns());
    }
    int n = x.rows();
    int k = labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    int[] rows = IntStream.range(0, n).toArray();
    AtomicInteger done = new AtomicInteger();
    try (Tapes tapes = new Tapes()) {
      progress.ranges(
          k == 0 ? 0 : n,
          CHUNK,
          (from, to) -> {
            tapes.lend(tape -> score(tape, Batch.of(x, rows, from, to), all, from * k));
            progress.report((double) done.addAndGet(to - from) / n, Notice.of("engine.scoring"));
          });
    }
    return wiring
        .thresholds()
        .map(thresholds -> thresholds.over(n, all))
        .orElseGet(() -> Probabilities.exclusive(n, k, all));
  }

  /// Writes the probabilities of a batch into `into`, from index `at` on.
  private void score(Tape tape, Batch batch, float[] into, int at) {
    Matrix scores = network.scores(tape, batch).value();
    Losses.probabilities(tape, scores, wiring.exclusive());
    System.arraycopy(scores.toArray(), 0, into, at, scores.size());
  }

  @Override
  public List<float[]> attention(TextRows texts, int label, Progress progress) {
    if (!(network instanceof Attentive attentive)) {
      return List.of();
    }
    Sequences x = Sequences.of(texts);
    List<float[]> weights = new ArrayList<>();
    try (Tape tape = Tape.predicting()) {
      for (int row = 0; row < x.rows(); row++) {
        progress.checkCancelled();
        weights.add(attentive.attention(tape, Batch.of(x, new int[] {row}, 0, 1)));
        tape.clear();
      }
    }
    return weights;
  }

  /// Goes on from the weights with the new texts, each several times among others that were learnt
  /// before.
  @Override
  public NeuralClassifier updated(TextRows texts, int[] rows, Targets y) {
    if (rows.length == 0 || labels() == 0) {
      return this;
    }
    Sequences added = Sequences.of(texts).select(rows);
    int old = Math.min(REPLAYED, replay.x().rows());
    int[] some =
        new SplittableRandom(provenance.updates())
            .ints(old, 0, Math.max(1, replay.x().rows()))
            .toArray();
    Sequences x = Sequences.joined(added, replay.x().select(some));
    Matrix truth = NetworkFit.truth(y, replay.y().select(some));
    Parameters next = new Parameters(0);
    Network moved = copy(next);
    NetworkFit.Schedule schedule =
        new NetworkFit.Schedule(
            new Optimiser.Settings(Optimiser.Rule.ADAM, UPDATE_RATE, 0, 5),
            UPDATE_PASSES,
            16,
            UPDATE_PASSES,
            0);
    int[] learnt =
        IntStream.concat(
                IntStream.range(0, x.rows()),
                IntStream.range(0, 3 * added.rows()).map(i -> i % added.rows()))
            .toArray();
    new NetworkFit(schedule, next, moved, x, truth, wiring.loss(), provenance.seed())
        .run(learnt, new int[0], Progress.none());
    return new NeuralClassifier(wiring, next, moved, replay, provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(ArchitectureText.written(wiring.architecture()));
    Inputs inputs = wiring.inputs();
    inputs.vocabulary().write(out);
    out.writeInt(inputs.labels());
    out.writeInt(inputs.width());
    out.writeUTF(inputs.channels().name());
    out.writeUTF(inputs.loss().name());
    out.writeBoolean(inputs.labelWords().isPresent());
    if (inputs.labelWords().isPresent()) {
      writeAll(inputs.labelWords().get().texts().starts(), out);
      writeAll(inputs.labelWords().get().tokens(), out);
    }
    out.writeInt(wiring.labels());
    out.writeBoolean(wiring.exclusive());
    if (wiring.thresholds().isPresent()) {
      wiring.thresholds().get().write(out);
    }
    List<Matrix> values = parameters.values();
    out.writeInt(values.size());
    for (Matrix value : values) {
      out.writeInt(value.rows());
      out.writeInt(value.columns());
      for (float number : value.toArray()) {
        out.writeFloat(number);
      }
    }
  }

  private static void writeAll(int[] values, DataOutput out) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static Inputs readInputs(DataInput in) throws IOException {
    TokenPairs vocabulary = TokenPairs.read(in);
    int labels = in.readInt();
    int width = in.readInt();
    Inputs.Channels channels = Inputs.Channels.valueOf(in.readUTF());
    NeuralTrainer.Loss loss = NeuralTrainer.Loss.valueOf(in.readUTF());
    Optional<Batch> words = Optional.empty();
    if (in.readBoolean()) {
      Spans texts = new Spans(readAll(in));
      words = Optional.of(new Batch(readAll(in), texts));
    }
    return new Inputs(vocabulary, labels, width, channels, Optional.empty(), words, loss);
  }

  private static int[] readAll(DataInput in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else
  public static NeuralClassifier read(DataInput in, Provenance provenance) throws IOException {
    Architecture architecture = ArchitectureText.read(in.readUTF());
    Inputs inputs = readInputs(in);
    int labels = in.readInt();
    Optional<Thresholds> thresholds =
        in.readBoolean() ? Optional.empty() : Optional.of(Thresholds.read(in, labels));
    Wiring wiring = new Wiring(architecture, inputs, labels, thresholds);
    Parameters parameters = new Parameters(0);
    Network network = architecture.network(parameters, inputs);
    List<Matrix> values = parameters.values();
    if (in.readInt() != values.size()) {
      throw new IOException("the weights are not those of " + architecture);
    }
    for (Matrix value : values) {
      if (in.readInt() != value.rows() || in.readInt() != value.columns()) {
        throw new IOException("the weights are not as large as " + value);
      }
      float[] numbers = new float[value.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readFloat();
      }
      value.fill(numbers, 0);
    }
    Replay none =
        new Replay(
            new Sequences(inputs.vocabulary().columns(), new int[1], new int[0]),
            Targets.multi(new int[0][], wiring.labels()));
    return new NeuralClassifier(wiring, parameters, network, none, provenance);
  }
}
