package marginalia.exchange;

import java.util.List;
import java.util.Optional;

/// A label as a file of labels holds it.
///
/// @param line on which it begins in the file, from 1; 0 for one that comes from no file
/// @param path names from the top of the tree down to the label, never empty
/// @param colour as `#rrggbb`; empty where the file names none
/// @param key one character; empty for none
public record SchemeEntry(
    long line,
    List<String> path,
    Optional<String> colour,
    Optional<String> key,
    String definition,
    List<String> examples) {
  public SchemeEntry {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a label needs a name");
    }
    path = List.copyOf(path);
    examples = List.copyOf(examples);
  }

  /// The label's own name.
  public String name() {
    return path.getLast();
  }

  /// Names of the labels above it.
  public List<String> above() {
    return path.subList(0, path.size() - 1);
  }
}
