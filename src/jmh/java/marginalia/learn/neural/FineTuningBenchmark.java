package marginalia.learn.neural;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.transformer.BertBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.wording.Notice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A step of fine-tuning: forward, backward and AdamW on a batch of 16 texts, with a network of the
/// shape of all-MiniLM-L6-v2 whose words' vectors stay as they are, without dropout; ours, and
/// PyTorch's through DJL.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 6, time = 5)
@Fork(1)
public class FineTuningBenchmark {
  private static final int WORDS = 30_522;
  private static final int PLACES = 512;
  private static final int WIDTH = 384;
  private static final int INNER = 1_536;
  private static final int LAYERS = 6;
  private static final int HEADS = 12;
  private static final int LABELS = 10;
  private static final int BATCH = 16;
  private static final float RATE = 1e-5f;

  @Param({"32", "128"})
  private int tokens;

  @Param({"1", "2"})
  private int threads;

  private final SplittableRandom random = new SplittableRandom(7);
  private Jobs jobs;
  private EncoderNetwork network;
  private FineTuningFit fit;

  private Model model;
  private Trainer trainer;
  private int[] ids;
  private float[] labels;

  @Setup
  public void make() {
    ids = random.ints((long) BATCH * tokens, 1, WORDS).toArray();
    int[] truth = random.ints(BATCH, 0, LABELS).toArray();
    labels = new float[BATCH];
    for (int i = 0; i < BATCH; i++) {
      labels[i] = truth[i];
    }
    jobs = Jobs.inline();
    network = new EncoderNetwork(weights(), LABELS, LAYERS, 0);
    int[] starts = new int[BATCH + 1];
    Arrays.setAll(starts, row -> row * tokens);
    float[] even = new float[LABELS];
    Arrays.fill(even, 1);
    fit =
        new FineTuningFit(
            new FineTuningFit.Schedule(1, BATCH, RATE, 1, 0.01),
            network,
            new FineTuningFit.Learnt(
                new Sequences(WORDS, starts, ids),
                NetworkFit.truth(Targets.single(truth, LABELS), even, 0),
                Losses.of(NeuralTrainer.Loss.CROSS_ENTROPY, true)),
            1);
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    peer();
  }

  private EncoderWeights weights() {
    List<EncoderWeights.Layer> layers = new ArrayList<>();
    for (int i = 0; i < LAYERS; i++) {
      layers.add(
          new EncoderWeights.Layer(
              product(WIDTH, 3 * WIDTH),
              product(WIDTH, WIDTH),
              norm(),
              product(WIDTH, INNER),
              product(INNER, WIDTH),
              norm()));
    }
    return new EncoderWeights(
        matrix(WORDS, WIDTH),
        matrix(PLACES, WIDTH),
        matrix(1, WIDTH),
        norm(),
        layers,
        HEADS,
        Pooling.FIRST);
  }

  private EncoderWeights.Product product(int inputs, int outputs) {
    return new EncoderWeights.Product(matrix(inputs, outputs), matrix(1, outputs));
  }

  private EncoderWeights.Norm norm() {
    Matrix gain = matrix(1, WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      gain.add(0, i, 1);
    }
    return new EncoderWeights.Norm(gain, matrix(1, WIDTH));
  }

  private Matrix matrix(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * 0.02);
    }
    return Matrix.of(rows, columns, values);
  }

  private void peer() {
    BertBlock bert =
        BertBlock.builder()
            .setTokenDictionarySize(WORDS)
            .optTypeDictionarySize(2)
            .optEmbeddingSize(WIDTH)
            .optTransformerBlockCount(LAYERS)
            .optAttentionHeadCount(HEADS)
            .optHiddenSize(INNER)
            .optHiddenDropoutProbability(0)
            .optMaxSequenceLength(tokens)
            .build();
    SequentialBlock whole =
        new SequentialBlock()
            .add(bert)
            .add(new LambdaBlock(list -> new NDList(list.head().get(new NDIndex(":,0")))))
            .add(Linear.builder().setUnits(LABELS).build());
    model = Model.newInstance("bert", "PyTorch");
    model.setBlock(whole);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.adamW().optWeightDecays(0.01f).build()));
    Shape shape = new Shape(BATCH, tokens);
    trainer.initialize(shape, shape, shape);
    for (Parameter parameter : bert.getTokenEmbedding().getDirectParameters().values()) {
      parameter.freeze(true);
    }
  }

  @TearDown
  public void close() {
    fit.close();
    network.close();
    trainer.close();
    model.close();
    jobs.close();
  }

  @Benchmark
  public Object ours() throws InterruptedException {
    if (threads == 1) {
      return step(Progress.none());
    }
    JobState<Object> end =
        jobs.start("step", Notice.of("job.train"), (Progress progress) -> step(progress)).await();
    return end;
  }

  private Object step(Progress progress) {
    fit.run(EncoderNetwork.all(BATCH), _ -> {}, progress);
    return network;
  }

  @Benchmark
  public float pyTorch() {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      Shape shape = new Shape(BATCH, tokens);
      NDArray pieces = manager.create(ids, shape).toType(DataType.INT64, false);
      NDArray kinds = manager.zeros(shape, DataType.INT64);
      NDArray there = manager.ones(shape, DataType.INT64);
      NDArray truth = manager.create(labels);
      float loss;
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDList scores = trainer.forward(new NDList(pieces, kinds, there));
        NDArray value = trainer.getLoss().evaluate(new NDList(truth), scores);
        gradients.backward(value);
        loss = value.getFloat();
      }
      trainer.step();
      return loss;
    }
  }
}
