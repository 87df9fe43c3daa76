package marginalia.wording;

import java.util.List;

/// A sentence for the user that is not yet in any language: a key of the resource bundle
/// `marginalia.messages` and what fills its places, `{0}`, `{1}`, ….
///
/// Arguments are strings, numbers, names, or notices, which are put into words first. A name that
/// is the same in every language is kept as a string.
public record Notice(String key, List<Object> arguments) {
  public Notice {
    arguments = arguments.stream().map(a -> a instanceof Name name ? name.plainly() : a).toList();
  }

  /// A notice by key and arguments.
  public static Notice of(String key, Object... arguments) {
    return new Notice(key, List.of(arguments));
  }

  /// A sentence that has words already, such as the operating system's own; shown as it is.
  public static Notice verbatim(String text) {
    return of("verbatim", text);
  }
}
