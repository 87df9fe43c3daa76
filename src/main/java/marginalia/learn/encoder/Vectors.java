package marginalia.learn.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.Texts;
import marginalia.wording.Notice;

/// The vectors of texts: those that are kept, and the others computed, block by block, each block
/// kept as soon as it is there.
public final class Vectors {
  /// Texts of a block: enough to have neighbours of the same length, few enough to lose little.
  private static final int BLOCK = 1_024;

  private Vectors() {}

  /// n × width numbers, row by row; every row has length 1. Costs O(pieces of the texts) the first
  /// time, afterwards, for [VectorKeeping], a reading.
  ///
  /// @throws EncoderException if the encoder does not work here
  /// @throws marginalia.jobs.CancelledException if the work is to stop; full blocks are kept
  public static float[] of(PretrainedEncoder encoder, Texts texts, Progress progress) {
    int n = texts.size();
    int width = encoder.width();
    float[] all = new float[Math.multiplyExact(n, width)];
    Pace pace = new Pace(n);
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      progress.checkCancelled();
      List<byte[]> block = block(encoder, texts, from, to, pace, progress);
      for (int i = 0; i < block.size(); i++) {
        VectorCode.decode(block.get(i), all, (from + i) * width);
      }
      pace.passed(to);
    }
    return all;
  }

  private static List<byte[]> block(
      PretrainedEncoder encoder, Texts texts, int from, int to, Pace pace, Progress progress) {
    if (!(texts instanceof VectorKeeping keeping)) {
      return computed(encoder, texts.chunk(from, to), pace, progress);
    }
    List<Optional<byte[]>> kept = keeping.kept(encoder, from, to);
    int[] missing = IntStream.range(0, to - from).filter(i -> kept.get(i).isEmpty()).toArray();
    List<byte[]> fresh = List.of();
    if (missing.length > 0) {
      List<String> chunk = texts.chunk(from, to);
      List<String> wanted = IntStream.of(missing).mapToObj(chunk::get).toList();
      fresh = computed(encoder, wanted, pace, progress);
      keeping.keep(encoder, IntStream.of(missing).map(i -> from + i).toArray(), fresh);
    }
    List<byte[]> all = new ArrayList<>();
    int next = 0;
    for (Optional<byte[]> one : kept) {
      all.add(one.isPresent() ? one.get() : fresh.get(next++));
    }
    return all;
  }

  private static List<byte[]> computed(
      PretrainedEncoder encoder, List<String> texts, Pace pace, Progress progress) {
    float[][] vectors =
        encoder.ready().vectors(texts, done -> pace.report(done, progress), progress);
    return Arrays.stream(vectors).map(VectorCode::of).toList();
  }

  /// How fast it goes and how long it will take.
  private static final class Pace {
    private final int all;
    private int passed;
    private long computed;
    private final long start = System.nanoTime();

    Pace(int all) {
      this.all = all;
    }

    void passed(int texts) {
      passed = texts;
    }

    synchronized void report(int inBlock, Progress progress) {
      computed += inBlock;
      double seconds = (System.nanoTime() - start) / 1e9;
      double speed = computed / Math.max(seconds, 1e-3);
      long left = Math.round((all - passed) / Math.max(speed, 1e-3));
      progress.report(
          (double) passed / all, Notice.of("encoder.embedding", all, Math.round(speed), left));
    }
  }
}
