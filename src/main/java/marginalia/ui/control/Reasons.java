package marginalia.ui.control;

import java.util.List;
import marginalia.session.Explaining.Reason;
import marginalia.ui.control.Run.Tone;

/// Texts marked by what speaks in them for a label and against it.
public final class Reasons {
  private static final double STRONG = 0.5;
  private static final double WEAK = 0.2;

  private Reasons() {}

  /// The text in pieces; reasons much weaker than the strongest are not marked.
  public static List<Run> mark(String text, List<Reason> reasons) {
    return Run.of(
        text,
        reasons.stream()
            .filter(reason -> Math.abs(reason.strength()) >= WEAK)
            .map(reason -> new Run.Mark(reason.where(), tone(reason.strength()), ""))
            .toList());
  }

  private static Tone tone(double strength) {
    if (strength < 0) {
      return Tone.AGAINST;
    }
    return strength >= STRONG ? Tone.FOR : Tone.SOMEWHAT_FOR;
  }
}
