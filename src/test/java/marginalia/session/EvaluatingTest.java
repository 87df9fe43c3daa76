package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import marginalia.corpus.TaskKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is measured depends on the kind of the project.
class EvaluatingTest {
  @TempDir private Path folder = Path.of("");

  private Evaluation measured(TaskKind kind, String... labels) throws IOException {
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 60; i++) {
      String label = labels[i % labels.length];
      rows.append(label.replaceAll("[/|]", " ")).append(" number ").append(i).append('\t');
      rows.append(label).append('\n');
    }
    try (Fixture at = Fixture.create(folder, kind)) {
      Fixture.done(at.importFile(rows.toString(), Importing.Duplicates.KEEP));
      Training training = new Training(at.project);
      training.documentsChanged();
      Evaluating evaluating = new Evaluating(at.project, training);
      return Fixture.done(evaluating.run(Evaluation.Method.CROSS_VALIDATION));
    }
  }

  @Test
  void aTreeIsJudgedAsATree() throws IOException {
    Evaluation evaluation =
        measured(TaskKind.HIERARCHICAL, "bank/fee", "bank/card", "trip/hotel", "trip/visa");

    Evaluation.Tree tree = evaluation.tree().orElseThrow();
    assertThat(tree.scores().levels()).hasSize(2);
    assertThat(tree.scores().subtrees()).hasSize(2);
    assertThat(tree.microF1().value())
        .isEqualTo(tree.scores().micro().f1())
        .isGreaterThanOrEqualTo(evaluation.accuracy().value());
    assertThat(tree.microF1().low()).isLessThanOrEqualTo(tree.microF1().value());
    assertThat(evaluation.several()).isEmpty();
  }

  @Test
  void severalLabelsAreJudgedAsSets() throws IOException {
    Evaluation evaluation = measured(TaskKind.MULTI_LABEL, "red|blue", "red", "green");

    Evaluation.Several several = evaluation.several().orElseThrow();
    assertThat(several.hammingLoss().value()).isBetween(0.0, 1 - several.jaccard().value());
    assertThat(evaluation.tree()).isEmpty();
  }

  @Test
  void oneLabelOfSeveralIsJudgedAsNeither() throws IOException {
    Evaluation evaluation = measured(TaskKind.MULTI_CLASS, "red", "green", "blue");

    assertThat(evaluation.several()).isEmpty();
    assertThat(evaluation.tree()).isEmpty();
  }
}
