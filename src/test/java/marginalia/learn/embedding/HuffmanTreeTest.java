package marginalia.learn.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HuffmanTreeTest {
  /// By hand: 1 and 2 join (3), then 3 and 3 (6), then 6 and 5 (11).
  @Test
  void joinsTheRarestFirst() {
    HuffmanTree tree = HuffmanTree.of(new long[] {3, 1, 5, 2});

    assertThat(tree.path(2)).containsExactly(2);
    assertThat(tree.path(0)).containsExactly(1, 2);
    assertThat(tree.path(1)).containsExactly(0, 1, 2);
    assertThat(tree.path(3)).containsExactly(0, 1, 2);
  }

  @Test
  void oneOutcomeHasNoPath() {
    assertThat(HuffmanTree.of(new long[] {4}).path(0)).isEmpty();
  }

  @Test
  void drawsByFrequency() {
    NegativeTable table = NegativeTable.of(new long[] {1, 16, 81}, 0.5);
    Steps chance = new Steps(3);
    int[] drawn = new int[3];

    for (int i = 0; i < 140_000; i++) {
      drawn[table.draw(chance)]++;
    }

    assertThat(drawn[0] / 10_000.0).isCloseTo(1, within(0.05));
    assertThat(drawn[1] / 10_000.0).isCloseTo(4, within(0.1));
    assertThat(drawn[2] / 10_000.0).isCloseTo(9, within(0.1));
  }

  @Test
  void sigmoidsAgree() {
    for (float x = -12; x < 12; x += 0.037f) {
      assertThat(Sigmoid.quick(x)).isCloseTo(Sigmoid.exact(x), within(4e-5f));
      assertThat(Sigmoid.stepped(x)).isCloseTo(Sigmoid.exact(x), within(8e-3f));
    }
  }
}
