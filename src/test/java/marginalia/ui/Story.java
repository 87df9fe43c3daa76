package marginalia.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.session.Preferences;
import marginalia.session.Workspace;
import marginalia.ui.control.OpenTexts;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A part of the window over the English sample, used as by a person, with real jobs.
@Tag("ui")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set by start
public abstract class Story extends ApplicationTest {
  @TempDir static Path folder;
  private static int projects;

  private final double width;
  private final double height;
  private Parent part;

  /// Real ones.
  protected final Jobs jobs = new Jobs(Platform::runLater);

  /// The open sample.
  protected Workspace workspace;

  /// A story in a part of the usual size.
  protected Story() {
    this(900, 640);
  }

  protected Story(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// The part to be used.
  protected abstract Parent part(Context context);

  /// What answers for the system's dialogs; none names a file unless a story says otherwise.
  protected FileDialogs dialogs() {
    return new NoDialogs();
  }

  @Override
  public void start(Stage stage) throws Exception {
    Path own = Files.createDirectories(folder.resolve("project" + projects++));
    workspace = SampleWorkspace.open("larkspur-bikes", own, jobs);
    Context context =
        new Context(
            Wording.in(Locale.ENGLISH),
            new Live<>(Preferences.defaults().withLanguage("en")),
            jobs,
            dialogs(),
            new Scope());
    part = part(context);
    stage.setScene(new Scene(part, width, height));
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
          part.requestFocus(); // what is being typed is kept
          workspace.close();
          return true;
        });
    org.testfx.api.FxToolkit.cleanupStages();
    jobs.close();
  }

  /// Waits until something holds and the window has come to rest.
  protected static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Names of the labels on offer.
  protected List<String> labels() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
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

  /// Where no text is to be opened.
  public record Nowhere() implements OpenTexts {
    @Override
    public void one(DocumentId document) {
      throw new AssertionError(document);
    }

    @Override
    public void all(List<DocumentId> documents) {
      throw new AssertionError(documents);
    }
  }
}
