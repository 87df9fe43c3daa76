package marginalia.learn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.MostAlike;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSearchTest {
  private static final int ROWS = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 31, 65, 100, 384, 512})
  void findsWhatAPlainLoopFinds(int width) {
    byte[] codes = random(ROWS * width, width);
    byte[] query = random(width, width + 1L);

    List<MostAlike.Hit> hits = new CodeSearch(width, codes).nearest(query, 25, Progress.none());

    double[] cosines =
        IntStream.range(0, ROWS).mapToDouble(row -> cosine(codes, row * width, query)).toArray();
    double[] sorted =
        Arrays.stream(cosines)
            .boxed()
            .sorted(Comparator.reverseOrder())
            .mapToDouble(value -> value)
            .limit(25)
            .toArray();
    assertThat(hits).hasSize(25);
    for (int i = 0; i < 25; i++) {
      assertThat((double) hits.get(i).cosine()).isCloseTo(sorted[i], within(1e-6));
      assertThat(cosines[hits.get(i).row()]).isCloseTo(sorted[i], within(1e-6));
    }
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    byte[] codes = new byte[2 * 512];
    Arrays.fill(codes, 0, 512, (byte) 127);
    Arrays.fill(codes, 512, 1024, (byte) -127);
    byte[] query = Arrays.copyOf(codes, 512);

    List<MostAlike.Hit> hits = new CodeSearch(512, codes).nearest(query, 2, Progress.none());

    assertThat(hits).extracting(MostAlike.Hit::row).containsExactly(0, 1);
    assertThat(hits.get(0).cosine()).isCloseTo(1f, within(1e-5f));
    assertThat(hits.get(1).cosine()).isCloseTo(-1f, within(1e-5f));
  }

  @Test
  void equalRowsComeInTheirOrderAcrossPieces() {
    byte[] codes = new byte[ROWS * 2];
    Arrays.fill(codes, (byte) 5);

    List<MostAlike.Hit> hits =
        new CodeSearch(2, codes).nearest(new byte[] {1, 1}, 3, Progress.none());

    assertThat(hits).extracting(MostAlike.Hit::row).containsExactly(0, 1, 2);
  }

  @Test
  void noRowsGiveNoHitsAndWrongWidthsAreRefused() {
    CodeSearch none = new CodeSearch(2, new byte[0]);

    assertThat(none.nearest(new byte[] {1, 1}, 3, Progress.none())).isEmpty();
    assertThatThrownBy(() -> none.nearest(new byte[3], 3, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodeSearch(2, new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] codes = new byte[count];
    for (int i = 0; i < count; i++) {
      codes[i] = (byte) random.nextInt(-127, 128);
    }
    return codes;
  }

  private static double cosine(byte[] codes, int at, byte[] query) {
    long dot = 0;
    long a = 0;
    long b = 0;
    for (int i = 0; i < query.length; i++) {
      dot += codes[at + i] * query[i];
      a += codes[at + i] * codes[at + i];
      b += query[i] * query[i];
    }
    return a == 0 || b == 0 ? 0 : dot / Math.sqrt((double) a * b);
  }
}
