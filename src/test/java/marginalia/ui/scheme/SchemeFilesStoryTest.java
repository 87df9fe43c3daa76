package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.FileDialogs;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of labels is imported by mouse, after a look at what it changes.
class SchemeFilesStoryTest extends Story {
  @TempDir static Path files;

  @Override
  protected Parent part(Context context) {
    SchemeFilesPart part =
        new SchemeFilesPart(
            new SchemeFilesViewModel(workspace, context.words(), context.scope()), context);
    return new VBox(part.menu("bikes"), part);
  }

  @Override
  protected FileDialogs dialogs() {
    return new FileDialogs() {
      @Override
      public Optional<Path> open(String title, String... endings) {
        try {
          return Optional.of(
              Files.writeString(files.resolve("more.csv"), "label\nTrailers\nBilling\n"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Optional<Path> save(String title, String proposedName) {
        return Optional.of(files.resolve(proposedName));
      }
    };
  }

  private void choose(String item) {
    MenuButton menu = lookup("#scheme-files-menu").queryAs(MenuButton.class);
    interact(() ->
        menu.getItems().stream()
            .filter(each -> item.equals(each.getId()))
            .findFirst()
            .orElseThrow()
            .fire());
  }

  @Test
  void labelsAreTakenOutAndOthersComeInAfterALook() throws Exception {
    choose("scheme-export-json");
    await(() -> Files.exists(files.resolve("bikes-labels.json")));
    await(() -> lookup("#scheme-files-said").queryLabeled().getText().contains("bikes-labels"));

    choose("scheme-import");
    ListView<?> lines = lookup("#scheme-files-lines").queryListView();
    await(() -> !lines.getItems().isEmpty());
    assertThat(labels()).doesNotContain("Trailers");
    assertThat(lines.getItems().getFirst()).isEqualTo("+ Trailers");
    clickOn("#scheme-files-do");

    await(() -> labels().contains("Trailers"));
    assertThat(lookup("#scheme-files").query().isVisible()).isFalse();
  }
}
