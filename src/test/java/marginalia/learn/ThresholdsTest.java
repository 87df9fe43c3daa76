package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  /// Label 0, sorted: 0.9 true, 0.6 false, 0.4 true, 0.2 false; F1 is best with three given: 4/5.
  /// Label 1 has one text alone.
  private static final Probabilities P =
      Probabilities.independent(
          4, 2, new float[] {0.4f, 0.1f, 0.9f, 0.05f, 0.2f, 0.08f, 0.6f, 0.01f});

  private static final Targets Y = Targets.multi(new int[][] {{0, 1}, {0}, {}, {}}, 2);

  @Test
  void isHalfWayBelowTheLastThatIsGiven() {
    float[] p = {0.4f, 0.9f, 0.2f, 0.6f};
    boolean[] truth = {true, true, false, false};

    assertThat(Thresholds.best(p, truth)).isCloseTo(0.3, within(1e-6));
    assertThat(Thresholds.best(p, new boolean[4])).isEqualTo(0.5);
  }

  @Test
  void eachLabelHasItsOwn() {
    Probabilities p = Thresholds.best(P, Y, 1).over(4, new float[8]);

    assertThat(p.threshold(0)).isCloseTo(0.3f, within(1e-6f));
    assertThat(p.threshold(1)).isCloseTo(0.09f, within(1e-6f));
  }

  /// All together: 0.9 and 0.4 true, 0.6 and 0.2 false, then 0.1 true: F1 is 4/6 with three given
  /// and 6/8 with five.
  @Test
  void aLabelOfFewTextsSharesTheOneOfAll() {
    Probabilities p = Thresholds.best(P, Y, 2).over(4, new float[8]);

    assertThat(p.threshold(0)).isCloseTo(0.3f, within(1e-6f));
    assertThat(p.threshold(1)).isCloseTo(0.09f, within(1e-6f));
  }

  @Test
  void comeBackFromAFile() throws IOException {
    Thresholds before = Thresholds.best(P, Y, 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    before.write(new DataOutputStream(bytes));

    Thresholds after =
        Thresholds.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), 2);

    assertThat(after.over(1, new float[2]).threshold(1))
        .isEqualTo(before.over(1, new float[2]).threshold(1));
  }
}
