package marginalia.learn.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Texts a second: ours on two threads, and the ONNX runtime alone, with two threads of its own that
/// do not spin, in batches of 32 of like length, on ids that are there already; its 8-bit and its
/// full-precision weights. The texts are 320 of a sample project.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(2)
public class EncoderBenchmark {
  private static final int TEXTS = 320;
  private static final int BATCH = 32;
  private static final PretrainedEncoder ENCODER = PretrainedEncoder.BGE_SMALL_EN;

  private Jobs jobs;
  private Texts texts;
  private List<int[]> ids;
  private OrtSession small;
  private OrtSession full;

  @Setup
  public void read() throws IOException, OrtException {
    jobs = new Jobs(Runnable::run);
    List<String> lines =
        Files.readAllLines(Path.of("sample-projects", "larkspur-bikes", "texts.tsv")).stream()
            .skip(1)
            .limit(TEXTS)
            .map(line -> line.split("\t", -1)[1])
            .toList();
    texts = Texts.of(lines);
    ids =
        lines.stream()
            .map(ENCODER.ready()::ids)
            .sorted(Comparator.comparingInt(one -> -one.length))
            .toList();
    small = session("/bge-small-en-v1.5-q.onnx");
    full = session("/bge-small-en-v1.5.onnx");
  }

  private static OrtSession session(String resource) throws IOException, OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(2);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    try (InputStream in = EncoderBenchmark.class.getResourceAsStream(resource)) {
      return OrtEnvironment.getEnvironment().createSession(in.readAllBytes(), options);
    }
  }

  @TearDown
  public void close() {
    jobs.close();
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public Object ours() throws InterruptedException {
    JobState<float[]> end =
        jobs.start(
                "embed",
                Notice.of("job.train"),
                (Progress progress) -> Vectors.of(ENCODER, texts, progress))
            .await();
    return end;
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float runtimeSmall() throws OrtException {
    return run(small);
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float runtimeFull() throws OrtException {
    return run(full);
  }

  private float run(OrtSession session) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    float sum = 0;
    for (int from = 0; from < TEXTS; from += BATCH) {
      int length = ids.get(from).length;
      long[] pieces = new long[BATCH * length];
      long[] mask = new long[pieces.length];
      for (int row = 0; row < BATCH; row++) {
        int[] text = ids.get(from + row);
        for (int i = 0; i < text.length; i++) {
          pieces[row * length + i] = text[i];
          mask[row * length + i] = 1;
        }
      }
      long[] shape = {BATCH, length};
      try (OnnxTensor a = OnnxTensor.createTensor(environment, LongBuffer.wrap(pieces), shape);
          OnnxTensor b = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
          OnnxTensor c =
              OnnxTensor.createTensor(
                  environment, LongBuffer.wrap(new long[pieces.length]), shape);
          OrtSession.Result result =
              session.run(Map.of("input_ids", a, "attention_mask", b, "token_type_ids", c))) {
        sum += ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
      }
    }
    return sum;
  }
}
