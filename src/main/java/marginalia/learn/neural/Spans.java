package marginalia.learn.neural;

/// Which rows belong together: rows `starts[i]` to `starts[i + 1]` are those of span i. Texts lie
/// one after another without padding, so a mask is never needed.
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
public record Spans(int[] starts) {
  public Spans {
    if (starts.length == 0 || starts[0] != 0) {
      throw new IllegalArgumentException("spans begin at row 0");
    }
  }

  /// Number of spans.
  public int count() {
    return starts.length - 1;
  }

  /// Number of rows of all spans.
  public int rows() {
    return starts[count()];
  }

  public int start(int span) {
    return starts[span];
  }

  public int end(int span) {
    return starts[span + 1];
  }

  public int length(int span) {
    return starts[span + 1] - starts[span];
  }
}
