package marginalia.text;

import marginalia.wording.WrongValueException;

/// How many units an n-gram has.
///
/// @param shortest at least 1
/// @param longest at most 8
public record Span(int shortest, int longest) {
  /// Units of the longest n-gram there can be.
  public static final int MOST = 8;

  public Span {
    if (shortest < 1 || longest < shortest || longest > MOST) {
      throw new WrongValueException("wrong.span", MOST);
    }
  }
}
