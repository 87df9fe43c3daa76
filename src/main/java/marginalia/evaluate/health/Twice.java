package marginalia.evaluate.health;

import java.util.Set;

/// What was said of a text the first time it was shown and the second, without what was said before
/// being seen.
///
/// @param row of the text in the [AnsweredTexts]
public record Twice(int row, Set<Integer> first, Set<Integer> second) {
  public Twice {
    first = Set.copyOf(first);
    second = Set.copyOf(second);
  }
}
