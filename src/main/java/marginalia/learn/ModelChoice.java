package marginalia.learn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A model by name, with the settings that are not as usual, as they are written. Equal choices
/// make equal models of equal texts.
public record ModelChoice(String name, Map<String, String> settings) {
  /// Among the settings: which models have taught it, if any have. It changes nothing about how the
  /// model is made.
  public static final String TEACHER = "teacher";

  public ModelChoice {
    SortedMap<String, String> sorted = new TreeMap<>(settings);
    sorted.values().removeIf(String::isBlank);
    settings = java.util.Collections.unmodifiableSortedMap(sorted);
  }

  /// A model with everything as usual.
  public static ModelChoice of(String name) {
    return new ModelChoice(name, Map.of());
  }

  /// The same taught by others.
  public ModelChoice taughtBy(String teachers) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(TEACHER, teachers);
    return new ModelChoice(name, more);
  }

  /// The same without a teacher.
  ModelChoice untaught() {
    Map<String, String> less = new TreeMap<>(settings);
    less.remove(TEACHER);
    return new ModelChoice(name, less);
  }

  /// The settings on one line, such as `c=2 words=1-3`; empty if all is as usual.
  public String written() {
    StringBuilder line = new StringBuilder();
    settings.forEach((key, value) ->
        line.append(line.isEmpty() ? "" : " ").append(key).append('=').append(value));
    return line.toString();
  }
}
