package marginalia;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import marginalia.ui.FileDialogs;

/// The file dialogs of the operating system.
record SystemFileDialogs(Stage owner) implements FileDialogs {
  @Override
  public Optional<Path> open(String title, String... endings) {
    FileChooser chooser = chooser(title);
    if (endings.length > 0) {
      chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, endings));
    }
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(String title, String proposedName) {
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(proposedName);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    return chooser;
  }
}
