package marginalia.text;

/// How many units an n-gram has.
///
/// @param shortest at least 1
/// @param longest at most 8
public record Span(int shortest, int longest) {
  private static final int MOST = 8;

  public Span {
    if (shortest < 1 || longest < shortest || longest > MOST) {
      throw new IllegalArgumentException("n-grams of " + shortest + " to " + longest + " units");
    }
  }
}
