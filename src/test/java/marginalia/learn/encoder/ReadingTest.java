package marginalia.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final PretrainedEncoder ENCODER = PretrainedEncoder.BGE_SMALL_EN;

  /// Texts that note in which order they were read, and how often.
  private static final class Kept implements VectorKeeping {
    private final List<String> texts;
    private final Map<Integer, byte[]> codes = new ConcurrentHashMap<>();
    private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    private final Lock turn = new ReentrantLock();

    Kept(int texts) {
      this.texts = IntStream.range(0, texts).mapToObj(i -> "text " + i).toList();
    }

    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public List<String> chunk(int from, int to) {
      return texts.subList(from, to);
    }

    @Override
    public List<Optional<byte[]>> kept(PretrainedEncoder encoder, int from, int to) {
      return IntStream.range(from, to)
          .mapToObj(row -> Optional.ofNullable(codes.get(row)))
          .toList();
    }

    @Override
    public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> found) {
      for (int i = 0; i < rows.length; i++) {
        codes.put(rows[i], found.get(i));
        order.add(rows[i]);
      }
    }

    @Override
    public Lock turn() {
      return turn;
    }
  }

  @Test
  void whatSomebodyWaitsForComesFirst() {
    Kept texts = new Kept(400);
    int[][] awaited = {{399, 7, 7, -1}, {300}, {300}};
    int[] asked = {0};

    int read =
        Reading.all(
            ENCODER,
            texts,
            () -> awaited[Math.min(asked[0]++, awaited.length - 1)],
            Progress.none());

    assertThat(read).isEqualTo(400);
    assertThat(texts.order).startsWith(399, 7, 300, 0, 1, 2).hasSize(400).doesNotHaveDuplicates();
    assertThat(asked[0]).isEqualTo(4);
  }

  @Test
  void nothingIsReadTwice() {
    Kept texts = new Kept(5);
    texts.keep(ENCODER, new int[] {3}, List.of(new byte[ENCODER.width()]));

    assertThat(Reading.all(ENCODER, texts, () -> new int[] {3}, Progress.none())).isEqualTo(4);
    assertThat(Reading.all(ENCODER, texts, () -> new int[] {3}, Progress.none())).isZero();
    assertThat(texts.order).containsExactly(3, 0, 1, 2, 4);
  }

  /// A fit and a reading at the same time.
  @Test
  void twoWhoNeedTheSameTextsReadEachOnce() throws Exception {
    Kept texts = new Kept(1_500);
    try (Jobs jobs = new Jobs(Runnable::run)) {
      CountDownLatch both = new CountDownLatch(2);
      Job<Integer> reading =
          jobs.start(
              "reading",
              Notice.verbatim("reading"),
              progress -> {
                both.countDown();
                both.await();
                return Reading.all(ENCODER, texts, () -> new int[] {1_499}, progress);
              });
      Job<Integer> fit =
          jobs.start(
              "fit",
              Notice.verbatim("fit"),
              progress -> {
                both.countDown();
                both.await();
                return Vectors.of(ENCODER, texts, progress).length;
              });

      assertThat(reading.await()).isEqualTo(new JobState.Done<>(1_500));
      assertThat(fit.await()).isEqualTo(new JobState.Done<>(1_500 * ENCODER.width()));
    }
    assertThat(texts.order).hasSize(1_500).doesNotHaveDuplicates();
  }

  @Test
  void stopsWhenToldToWhileAnotherReads() throws Exception {
    Kept texts = new Kept(10);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (Jobs jobs = new Jobs(Runnable::run)) {
      Job<Boolean> other =
          jobs.start(
              "other",
              Notice.verbatim("other"),
              _ -> {
                texts.turn().lock();
                try {
                  held.countDown();
                  over.await();
                } finally {
                  texts.turn().unlock();
                }
                return true;
              });
      held.await();

      Cancelling.endsInTime(progress -> Reading.all(ENCODER, texts, () -> new int[0], progress));

      over.countDown();
      assertThat(other.await()).isEqualTo(new JobState.Done<>(true));
    }
    assertThat(texts.order).isEmpty();
  }
}
