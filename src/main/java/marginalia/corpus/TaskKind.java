package marginalia.corpus;

/// How many labels a text takes, and whether they form a tree.
public enum TaskKind {
  /// One of exactly two labels.
  BINARY,
  /// One of k labels.
  MULTI_CLASS,
  /// Any subset of k labels, the empty one included.
  MULTI_LABEL,
  /// One node of a label tree.
  HIERARCHICAL;

  /// Whether one key answers and goes on (true), or keys toggle and Enter commits (false).
  public boolean exclusive() {
    return this != MULTI_LABEL;
  }

  /// How many labels a project of this kind has room for.
  public int room() {
    return this == BINARY ? 2 : Integer.MAX_VALUE;
  }

  /// Name in files and on the command line, such as `multi-label`.
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// Reads a [#slug()].
  ///
  /// @throws IllegalArgumentException if no kind has that name
  public static TaskKind ofSlug(String slug) {
    for (TaskKind kind : values()) {
      if (kind.slug().equals(slug)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no task kind is called " + slug);
  }
}
