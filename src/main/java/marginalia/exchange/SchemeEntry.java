package marginalia.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Guidance;

/// A label as a file of labels holds it.
///
/// @param line on which it begins in the file, from 1; 0 for one that comes from no file
/// @param path names from the top of the tree down to the label, never empty
/// @param colour as `#rrggbb`; empty where the file names none
/// @param names what it is called in other languages, by their codes
/// @param key one character; empty for none
public record SchemeEntry(
    long line,
    List<String> path,
    Map<String, String> names,
    Optional<String> colour,
    Optional<String> key,
    Guidance guidance) {
  public SchemeEntry {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a label needs a name");
    }
    path = List.copyOf(path);
    names = Map.copyOf(names);
  }

  /// The same below other labels.
  SchemeEntry under(List<String> labels) {
    List<String> whole = new ArrayList<>(labels);
    whole.addAll(path);
    return new SchemeEntry(line, whole, names, colour, key, guidance);
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
