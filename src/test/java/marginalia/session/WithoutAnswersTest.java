package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Suggestion;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Jobs;
import marginalia.learn.ModelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that goes by what the labels are called is of use before the first answer.
class WithoutAnswersTest {
  @TempDir Path folder;

  private Workspace open(String model) throws IOException {
    try (Fixture fixture = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      fixture
          .labels("battery and charging", "invoices and refunds")
          .texts(
              "My phone does not charge any more",
              "The accumulator is empty within an hour",
              "I was billed twice this month",
              "When do I get my money back?");
    }
    Path path = folder.resolve("p.marginalia");
    Workspace workspace = Workspace.open(Project.open(path, Jobs.inline(), Fixture.CLOCK, "me"));
    workspace
        .project()
        .change(workspace.project().settings().get().withModel(ModelChoice.of(model)));
    workspace.begin();
    return workspace;
  }

  private static String suggested(Workspace workspace, int row) {
    Project project = workspace.project();
    Suggestion suggestion =
        workspace.training().suggestion(project.documents().get().id(row)).orElseThrow();
    return project.scheme().get().label(suggestion.label()).orElseThrow().name();
  }

  @Test
  void suggestsAndRanksByWhatTheLabelsAreCalled() throws IOException {
    try (Workspace workspace = open("few-shot")) {

      assertThat(workspace.training().trained().get().orElseThrow().answers()).isZero();
      assertThat(workspace.training().ranking().get().kind()).isEqualTo(Ranking.Kind.MODEL);
      assertThat(workspace.training().ranking().get().candidates()).hasSize(4);
      assertThat(suggested(workspace, 0)).isEqualTo("battery and charging");
      assertThat(suggested(workspace, 1)).isEqualTo("battery and charging");
      assertThat(suggested(workspace, 2)).isEqualTo("invoices and refunds");
      assertThat(suggested(workspace, 3)).isEqualTo("invoices and refunds");
    }
  }

  @Test
  void anAnswerIsTakenIn() throws IOException {
    try (Workspace workspace = open("few-shot")) {
      Project project = workspace.project();
      DocumentId third = project.documents().get().id(2);

      workspace
          .labelling()
          .answer(
              third,
              Answer.of(
                  Set.of(project.scheme().get().find("battery and charging").orElseThrow().id())),
              Duration.ZERO,
              Optional.empty());

      assertThat(workspace.training().ranking().get().modelAnswers()).isEqualTo(1);
      assertThat(suggested(workspace, 2)).isEqualTo("battery and charging");
    }
  }

  @Test
  void otherNamesMakeAnotherModel() throws IOException {
    try (Workspace workspace = open("few-shot")) {
      Project project = workspace.project();
      SchemeEditing scheme = new SchemeEditing(project);
      var first = project.scheme().get().find("battery and charging").orElseThrow().id();
      var second = project.scheme().get().find("invoices and refunds").orElseThrow().id();

      scheme.rename(first, "money matters");
      scheme.rename(second, "electrical faults");

      assertThat(suggested(workspace, 0)).isEqualTo("electrical faults");
      assertThat(suggested(workspace, 3)).isEqualTo("money matters");
    }
  }

  @Test
  void otherModelsWaitForAnswers() throws IOException {
    try (Workspace workspace = open("svm")) {

      assertThat(workspace.training().trained().get()).isEmpty();
      assertThat(workspace.training().ranking().get().kind()).isEqualTo(Ranking.Kind.SAMPLE);
    }
  }
}
