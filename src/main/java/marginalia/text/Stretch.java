package marginalia.text;

/// A stretch of a text, in UTF-16 code units.
///
/// @param start of the first
/// @param end behind the last
public record Stretch(int start, int end) {
  public Stretch {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a stretch from " + start + " to " + end);
    }
  }
}
