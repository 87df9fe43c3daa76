package marginalia.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import marginalia.jobs.Progress;
import marginalia.text.Texts;
import org.junit.jupiter.api.Test;

class RememberedTextsTest {
  private static final PretrainedEncoder ENCODER = PretrainedEncoder.BGE_SMALL_EN;

  @Test
  void whatIsKeptElsewhereIsNotComputedAndWhatIsComputedIsKeptThere() {
    float[] sign = new float[ENCODER.width()];
    sign[0] = 1;
    KeptTexts project = new KeptTexts(List.of("a red bike", "two bells"));
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
