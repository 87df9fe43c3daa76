package marginalia.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.TrainedModel;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachingViewModelTest {
  private static final Wording WORDS = Wording.in(Locale.ENGLISH);

  @TempDir private Path folder = Path.of("");

  @Test
  void aStudentIsTaughtComparedAndPutToUse() throws Exception {
    Jobs jobs = Jobs.inline();
    try (Workspace workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs)) {
      TeachingViewModel model = new TeachingViewModel(workspace, jobs, WORDS, new Scope());
      assertThat(model.teachers()).containsExactly("encoder");
      assertThat(model.students()).contains("fasttext").doesNotContain("svm");
      model.teachers(List.of("svm", "logistic-regression"));
      model.student("fasttext");

      model.teach();

      assertThat(model.work().complaintProperty().get()).isEmpty();
      assertThat(model.toldProperty().get()).startsWith("Learnt from ");
      assertThat(model.rowsProperty().get())
          .extracting(TeachingViewModel.Row::who)
          .containsExactly("Teacher", "Student", "Student without a teacher");
      assertThat(model.rowsProperty().get())
          .allMatch(row -> row.macroF1().matches("0\\.\\d{3}") && row.speed().matches("[\\d,]+"));

      model.use();

      TrainedModel newest = workspace.modelling().models().get().getFirst();
      assertThat(newest.choice().orElseThrow().written())
          .isEqualTo("teacher=logistic-regression+svm");
      assertThat(workspace.modelling().held().get()).isTrue();
      workspace.modelling().use(newest).await();
      assertThat(workspace.training().trained().get().orElseThrow().choice().name())
          .isEqualTo("fasttext");
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    Jobs jobs = Jobs.inline();
    try (Workspace workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs)) {
      TeachingViewModel model = new TeachingViewModel(workspace, jobs, WORDS, new Scope());

      model.teachers(List.of());
      model.teach();
      assertThat(model.work().complaintProperty().get()).contains("at least one model");

      model.teachers(List.of("svm"));
      model.temperature("warm");
      model.teach();
      assertThat(model.work().complaintProperty().get()).contains("Temperature is a number");

      model.temperature("0");
      model.teach();
      assertThat(model.work().complaintProperty().get()).contains("above 0");
      assertThat(model.usableProperty().get()).isFalse();
    }
  }

  @Test
  void saysBeforehandHowLongItTakes() throws IOException {
    Jobs jobs = Jobs.inline();
    try (Workspace workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs)) {
      TeachingViewModel model = new TeachingViewModel(workspace, jobs, WORDS, new Scope());
      model.teachers(List.of("svm"));

      model.expect();

      assertThat(model.work().saidProperty().get()).startsWith("Expected to take about ");
    }
  }
}
