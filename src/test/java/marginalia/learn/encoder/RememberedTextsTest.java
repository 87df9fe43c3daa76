package marginalia.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.Texts;
import org.junit.jupiter.api.Test;

class RememberedTextsTest {
  private static final PretrainedEncoder ENCODER = PretrainedEncoder.BGE_SMALL_EN;

  /// A project with two texts, of which the first is known.
  private record Project(List<String> texts, Map<Integer, byte[]> codes, Lock turn)
      implements VectorKeeping {
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
      return IntStream.range(from, to).mapToObj(i -> Optional.ofNullable(codes.get(i))).toList();
    }

    @Override
    public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> fresh) {
      for (int i = 0; i < rows.length; i++) {
        codes.put(rows[i], fresh.get(i));
      }
    }
  }

  @Test
  void whatIsKeptElsewhereIsNotComputedAndWhatIsComputedIsKeptThere() {
    float[] sign = new float[ENCODER.width()];
    sign[0] = 1;
    Project project =
        new Project(List.of("a red bike", "two bells"), new HashMap<>(), new ReentrantLock());
    project.codes().put(0, VectorCode.of(sign));
    Function<List<String>, Texts> reading = RememberedTexts.together(project);

    float[] vectors =
        Vectors.of(
            ENCODER, reading.apply(List.of("two bells", "a red bike", "new")), Progress.none());

    float[] expected = new float[ENCODER.width()];
    VectorCode.decode(VectorCode.of(sign), expected, 0);
    assertThat(java.util.Arrays.copyOfRange(vectors, ENCODER.width(), 2 * ENCODER.width()))
        .containsExactly(expected);
    assertThat(project.codes()).containsOnlyKeys(0, 1);
  }

  @Test
  void listsRememberTogether() {
    Function<List<String>, Texts> reading = RememberedTexts.together();
    float[] one = Vectors.of(ENCODER, reading.apply(List.of("a red bike", "x")), Progress.none());

    RememberedTexts other = (RememberedTexts) reading.apply(List.of("other", "a red bike"));

    List<Optional<byte[]>> kept = other.kept(ENCODER, 0, 2);
    assertThat(kept.getFirst()).isEmpty();
    float[] read = new float[ENCODER.width()];
    VectorCode.decode(kept.getLast().orElseThrow(), read, 0);
    assertThat(read).containsExactly(java.util.Arrays.copyOf(one, ENCODER.width()));
  }
}
