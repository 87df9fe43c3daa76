package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import marginalia.learn.Hierarchy;
import marginalia.learn.Targets;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Expected figures: by hand. The nodes are 0 a/x, 1 a/y, 2 b/z, 3 b, and 4 a, which is no label.
class TreeScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Hierarchy TREE = Hierarchy.ofPaths(List.of("a/x", "a/y", "b/z", "b"));

  /// Right; a neighbour; another branch; stopped too early; right at an inner node.
  private static final TreeScores SCORES =
      TreeScores.of(
          TREE,
          Targets.single(new int[] {0, 0, 1, 2, 3}, 4),
          Targets.single(new int[] {0, 1, 2, 3, 3}, 4));

  @Test
  void countsAnAnswerWithAllNodesAboveIt() {
    // common 2 + 1 + 0 + 1 + 1, given 2 + 2 + 2 + 1 + 1, true 2 + 2 + 2 + 2 + 1
    assertThat(SCORES.micro().precision()).isEqualTo(5.0 / 8, EXACT);
    assertThat(SCORES.micro().recall()).isEqualTo(5.0 / 9, EXACT);
    assertThat(SCORES.micro().f1()).isEqualTo(10.0 / 17, EXACT);
  }

  @Test
  void takesTheMeanOverTheNodes() {
    // a/x: 1 of 1, 1 of 2. a/y: 0 of 1, 0 of 1. b/z: 0 of 1, 0 of 1. b: 2 of 3, 2 of 2.
    // a: 2 of 2, 2 of 3.
    assertThat(SCORES.macro().precision()).isEqualTo((1 + 0 + 0 + 2.0 / 3 + 1) / 5, EXACT);
    assertThat(SCORES.macro().recall()).isEqualTo((0.5 + 0 + 0 + 1 + 2.0 / 3) / 5, EXACT);
    assertThat(SCORES.macro().f1()).isEqualTo((2.0 / 3 + 0 + 0 + 0.8 + 0.8) / 5, EXACT);
  }

  @Test
  void measuresTheWayFromTruthToPrediction() {
    assertThat(SCORES.distance()).isEqualTo((0 + 2 + 4 + 1 + 0) / 5.0, EXACT);
  }

  @Test
  void tellsTheLevelsApart() {
    assertThat(SCORES.levels()).hasSize(2);
    assertThat(SCORES.levels().getFirst().micro().f1()).isEqualTo(0.8, EXACT);
    assertThat(SCORES.levels().getFirst().support()).isEqualTo(5);
    assertThat(SCORES.levels().getLast().micro().precision()).isEqualTo(1.0 / 3, EXACT);
    assertThat(SCORES.levels().getLast().micro().recall()).isEqualTo(0.25, EXACT);
    assertThat(SCORES.levels().getLast().support()).isEqualTo(4);
  }

  @Test
  void tellsTheSubtreesApart() {
    assertThat(SCORES.subtrees()).extracting(TreeScores.Subtree::node).containsExactly(3, 4);
    assertThat(SCORES.subtrees().getFirst().whole().support()).isEqualTo(2);
    assertThat(SCORES.subtrees().getFirst().whole().f1()).isEqualTo(0.8, EXACT);
    // b/z 0; b itself once right, once too much
    assertThat(SCORES.subtrees().getFirst().macroF1()).isEqualTo((0 + 2.0 / 3) / 2, EXACT);
    assertThat(SCORES.subtrees().getLast().macroF1()).isEqualTo((2.0 / 3 + 0) / 2, EXACT);
  }

  @Test
  void aFlatTreeScoresAsNoTree() {
    Targets truth = Targets.single(new int[] {0, 0, 1, 1, 2}, 3);
    Targets given = Targets.single(new int[] {0, 1, 1, 1, 0}, 3);
    Scores flat = Scores.of(truth, given);

    TreeScores scores = TreeScores.of(Hierarchy.ofPaths(List.of("a", "b", "c")), truth, given);

    assertThat(scores.micro().f1()).isEqualTo(flat.microF1(), EXACT);
    assertThat(scores.macro().f1()).isEqualTo(flat.macroF1(), EXACT);
    assertThat(scores.subtrees()).isEmpty();
  }

  @Test
  void nothingGivesZero() {
    Targets none = Targets.single(new int[0], 4);

    TreeScores scores = TreeScores.of(TREE, none, none);

    assertThat(scores.micro()).isEqualTo(new TreeScores.Figures(0, 0, 0));
    assertThat(scores.distance()).isZero();
  }

  @Test
  void anotherTreeIsRefused() {
    Targets three = Targets.single(new int[] {0}, 3);

    assertThatThrownBy(() -> TreeScores.of(TREE, three, three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 labels");
  }
}
