package marginalia.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
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

  private static KeptTexts texts(int count) {
    return new KeptTexts(IntStream.range(0, count).mapToObj(i -> "text " + i).toList());
  }

  @Test
  void whatSomebodyWaitsForComesFirst() {
    KeptTexts texts = texts(400);
    int[][] awaited = {{399, 7, 7, -1}, {300}, {300}};
    int[] asked = {0};

    int read =
        Reading.all(
            ENCODER,
            texts,
            () -> awaited[Math.min(asked[0]++, awaited.length - 1)],
            Progress.none());

    assertThat(read).isEqualTo(400);
    assertThat(texts.order()).startsWith(399, 7, 300, 0, 1, 2).hasSize(400).doesNotHaveDuplicates();
    assertThat(asked[0]).isEqualTo(4);
  }

  @Test
  void nothingIsReadTwice() {
    KeptTexts texts = texts(5);
    texts.keep(ENCODER, new int[] {3}, List.of(new byte[ENCODER.width()]));

    assertThat(Reading.all(ENCODER, texts, () -> new int[] {3}, Progress.none())).isEqualTo(4);
    assertThat(Reading.all(ENCODER, texts, () -> new int[] {3}, Progress.none())).isZero();
    assertThat(texts.order()).containsExactly(3, 0, 1, 2, 4);
  }

  /// A fit and a reading at the same time.
  @Test
  void twoWhoNeedTheSameTextsReadEachOnce() throws Exception {
    KeptTexts texts = texts(1_500);
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
    assertThat(texts.order()).hasSize(1_500).doesNotHaveDuplicates();
  }

  @Test
  void stopsWhenToldToWhileAnotherReads() throws Exception {
    KeptTexts texts = texts(10);
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
    assertThat(texts.order()).isEmpty();
  }
}
