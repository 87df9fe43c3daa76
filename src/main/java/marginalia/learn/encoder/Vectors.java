package marginalia.learn.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;
import marginalia.jobs.CancelledException;
import marginalia.jobs.Progress;
import marginalia.text.Texts;

/// The vectors of texts: those that are kept, and the others computed, block by block, each block
/// kept as soon as it is there.
public final class Vectors {
  /// Texts of a block: enough to have neighbours of the same length, few enough to lose little.
  private static final int BLOCK = 1_024;

  /// Between two looks at whether to stop.
  private static final int WAIT_MILLIS = 50;

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
    Pace pace = new Pace(n, progress);
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

  /// Computes and keeps, as one block, those that are not kept yet.
  static void read(PretrainedEncoder encoder, VectorKeeping texts, Pace pace, Progress progress) {
    var _ = kept(encoder, texts, 0, texts.size(), pace, progress);
  }

  private static List<byte[]> block(
      PretrainedEncoder encoder, Texts texts, int from, int to, Pace pace, Progress progress) {
    return texts instanceof VectorKeeping keeping
        ? kept(encoder, keeping, from, to, pace, progress)
        : computed(encoder, texts.chunk(from, to), pace, progress);
  }

  /// What is missing is computed by one at a time: who has waited finds it kept.
  private static List<byte[]> kept(
      PretrainedEncoder encoder,
      VectorKeeping texts,
      int from,
      int to,
      Pace pace,
      Progress progress) {
    List<Optional<byte[]>> known = texts.kept(encoder, from, to);
    if (known.stream().allMatch(Optional::isPresent)) {
      return known.stream().map(Optional::orElseThrow).toList();
    }
    await(texts.turn(), progress);
    try {
      return completed(encoder, texts, from, to, pace, progress);
    } finally {
      texts.turn().unlock();
    }
  }

  private static void await(Lock turn, Progress progress) {
    try {
      while (!turn.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.checkCancelled();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private static List<byte[]> completed(
      PretrainedEncoder encoder,
      VectorKeeping texts,
      int from,
      int to,
      Pace pace,
      Progress progress) {
    List<Optional<byte[]>> known = texts.kept(encoder, from, to);
    int[] missing = IntStream.range(0, to - from).filter(i -> known.get(i).isEmpty()).toArray();
    List<byte[]> fresh = List.of();
    if (missing.length > 0) {
      List<String> chunk = texts.chunk(from, to);
      List<String> wanted = IntStream.of(missing).mapToObj(chunk::get).toList();
      fresh = computed(encoder, wanted, pace, progress);
      texts.keep(encoder, IntStream.of(missing).map(i -> from + i).toArray(), fresh);
    }
    List<byte[]> all = new ArrayList<>();
    int next = 0;
    for (Optional<byte[]> one : known) {
      all.add(one.isPresent() ? one.get() : fresh.get(next++));
    }
    return all;
  }

  private static List<byte[]> computed(
      PretrainedEncoder encoder, List<String> texts, Pace pace, Progress progress) {
    float[][] vectors = encoder.ready().vectors(texts, pace::read, progress);
    return Arrays.stream(vectors).map(VectorCode::of).toList();
  }
}
