package marginalia.learn.projection;

/// Rows that can be compared with some of them. Safe for any thread.
public interface Likeness {
  /// Number of rows, n.
  int rows();

  /// Whether a row holds nothing, so that it is like no other.
  boolean empty(int row);

  /// Gets ready to compare with these rows.
  Cosines to(int[] landmarks);

  /// Compares rows with the landmarks. Safe for any thread.
  @FunctionalInterface
  interface Cosines {
    /// The cosine of a row with each landmark, in their order, into an array as long as they are
    /// many.
    void of(int row, float[] into);
  }
}
