package marginalia.ui;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file. Behind an interface because there is no such dialog without a display.
public interface FileDialogs {
  /// A file that exists.
  ///
  /// @param endings such as `*.csv`; none for all files
  Optional<Path> open(String title, String... endings);

  /// A file to be written.
  Optional<Path> save(String title, String proposedName);
}
