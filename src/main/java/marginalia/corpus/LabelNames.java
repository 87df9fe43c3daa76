package marginalia.corpus;

/// How the labels of a scheme are called on the screen in one language.
public record LabelNames(LabelScheme scheme, String language) {
  /// Name of a label, or its number where it is unknown.
  public String name(LabelId id) {
    return scheme.label(id).map(label -> label.name(language)).orElseGet(() -> scheme.name(id));
  }

  /// Names from the top of the tree down to this label, joined by `/`. Cost O(depth).
  public String path(LabelId id) {
    return scheme.path(id, this::name);
  }
}
