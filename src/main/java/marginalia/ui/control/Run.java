package marginalia.ui.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import marginalia.text.Stretch;

/// A piece of a text that is shown in one way.
///
/// @param hint what to say where somebody points at it; empty for nothing
public record Run(String text, Tone tone, String hint) {
  /// How a piece looks.
  public enum Tone {
    PLAIN,
    /// Changed by a step.
    CHANGED,
    /// A unit; its neighbours are [#UNIT_AFTER].
    UNIT,
    UNIT_AFTER,
    /// Left out.
    DROPPED,
    /// Speaks for something, strongly or a little.
    FOR,
    SOMEWHAT_FOR,
    /// Speaks against it.
    AGAINST,
    /// Where a network looked, from a little to most.
    ATTENDED_1,
    ATTENDED_2,
    ATTENDED_3,
    ATTENDED_4;

    /// Its class in the style sheet.
    String style() {
      return "run-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// A stretch of a text with its looks.
  public record Mark(Stretch where, Tone tone, String hint) {}

  /// A piece without marks.
  public static Run plain(String text) {
    return new Run(text, Tone.PLAIN, "");
  }

  /// The whole text in pieces. Of marks that overlap the one that starts first counts, of those
  /// that start together the longest; what lies behind the text is left out.
  public static List<Run> of(String text, List<Mark> marks) {
    List<Mark> ordered = new ArrayList<>(marks);
    ordered.sort(
        Comparator.comparingInt((Mark mark) -> mark.where().start())
            .thenComparing(mark -> mark.where().end(), Comparator.reverseOrder()));
    List<Run> runs = new ArrayList<>();
    int at = 0;
    for (Mark mark : ordered) {
      int start = mark.where().start();
      int end = Math.min(mark.where().end(), text.length());
      if (start >= at && end > start) {
        if (start > at) {
          runs.add(plain(text.substring(at, start)));
        }
        runs.add(new Run(text.substring(start, end), mark.tone(), mark.hint()));
        at = end;
      }
    }
    if (at < text.length()) {
      runs.add(plain(text.substring(at)));
    }
    return List.copyOf(runs);
  }
}
