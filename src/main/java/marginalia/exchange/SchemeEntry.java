package marginalia.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import marginalia.corpus.Guidance;
import marginalia.corpus.LabelName;

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

  /// The same with names as [LabelName] wants them at their ends, and all else without characters
  /// that files of labels do not have.
  SchemeEntry cleaned() {
    return with(LabelName::clean);
  }

  /// The same without characters that files of labels do not have.
  SchemeEntry writable() {
    return with(LabelName::writable);
  }

  private SchemeEntry with(UnaryOperator<String> naming) {
    Map<String, String> called = new HashMap<>();
    names.forEach((language, name) -> called.put(language, naming.apply(name)));
    return new SchemeEntry(
        line,
        path.stream().map(naming).toList(),
        called,
        colour,
        key,
        new Guidance(
            LabelName.writable(guidance.definition()),
            LabelName.writable(guidance.include()),
            LabelName.writable(guidance.exclude()),
            guidance.examples().stream().map(LabelName::writable).toList(),
            LabelName.writable(guidance.notes())));
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
