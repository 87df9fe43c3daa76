package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.session.Preferences;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.FileDialogs;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.control.OpenTexts;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Groups become labels, are renamed, merged and dropped, all by keyboard.
@Tag("ui")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set by start
class NewLabelsStoryTest extends ApplicationTest {
  @TempDir static Path folder;

  private final Jobs jobs = new Jobs(Platform::runLater);
  private Workspace workspace;

  @Override
  public void start(Stage stage) throws Exception {
    workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs);
    Context context =
        new Context(
            Wording.in(Locale.ENGLISH),
            new Live<>(Preferences.defaults().withLanguage("en")),
            jobs,
            new NoDialogs(),
            new Scope());
    NewLabelsViewModel model = new NewLabelsViewModel(workspace, context.words(), context.scope());
    stage.setScene(new Scene(new NewLabelsPart(model, context, new Nowhere()), 900, 640));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    stage.requestFocus();
  }

  @AfterEach
  void close() throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          workspace.close();
          return true;
        });
    org.testfx.api.FxToolkit.cleanupStages();
    jobs.close();
  }

  private record NoDialogs() implements FileDialogs {
    @Override
    public Optional<Path> open(String title, String... patterns) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name) {
      return Optional.empty();
    }
  }

  private record Nowhere() implements OpenTexts {
    @Override
    public void one(DocumentId document) {
      throw new AssertionError(document);
    }

    @Override
    public void all(List<DocumentId> documents) {
      throw new AssertionError(documents);
    }
  }

  private ListView<?> groups() {
    return lookup("#new-labels").queryListView();
  }

  private void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, java.util.concurrent.TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> labels() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
  }

  @Test
  void aGroupIsMergedRenamedAndAcceptedByKeyboard() throws Exception {
    await(() -> lookup("#new-labels-look").tryQuery().isPresent());
    await(() -> workspace.project().labelled().get() > 0);
    clickOn("#new-labels-look");
    await(() -> groups().getItems().size() > 2);
    int found = groups().getItems().size();
    interact(groups()::requestFocus);

    type(KeyCode.M);
    await(() -> groups().getItems().size() == found - 1);
    type(KeyCode.DOWN, KeyCode.DELETE);
    await(() -> groups().getItems().size() == found - 2);
    type(KeyCode.UP, KeyCode.F2);
    interact(() -> lookup("#new-label-name").queryTextInputControl().setText("Something new"));
    type(KeyCode.ENTER);
    await(groups()::isFocused);
    type(KeyCode.ENTER);
    await(() -> labels().contains("Something new"));

    assertThat(groups().getItems()).hasSize(found - 3);
    assertThat(workspace.labelling().leftInWorklist()).isPositive();
  }
}
