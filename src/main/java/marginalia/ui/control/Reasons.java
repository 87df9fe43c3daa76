package marginalia.ui.control;

import java.util.List;
import marginalia.session.Explaining.Basis;
import marginalia.session.Explaining.Reason;
import marginalia.ui.control.Run.Tone;
import marginalia.wording.Wording;

/// Texts marked by what speaks in them for a label and against it, or by where a network looked.
public final class Reasons {
  private static final double STRONG = 0.5;
  private static final double WEAK = 0.2;

  /// Attention that is spread evenly is no deep shade anywhere: the deepest is for this many times
  /// an even share at least.
  private static final double FAR_ABOVE_EVEN = 3;

  private static final List<Tone> SHADES =
      List.of(Tone.PLAIN, Tone.ATTENDED_1, Tone.ATTENDED_2, Tone.ATTENDED_3, Tone.ATTENDED_4);

  private Reasons() {}

  /// The text in pieces; what is much weaker than the strongest is not marked.
  public static List<Run> mark(String text, Basis basis, List<Reason> reasons, Wording words) {
    return Run.of(
        text,
        switch (basis) {
          case WEIGHTS ->
              reasons.stream()
                  .filter(reason -> Math.abs(reason.strength()) >= WEAK)
                  .map(reason -> new Run.Mark(reason.where(), tone(reason.strength()), ""))
                  .toList();
          case ATTENTION -> shades(reasons, words);
          case NONE -> List.of();
        });
  }

  /// What marks like these mean.
  public static String legend(Basis basis, Wording words) {
    return words.say("marks." + basis);
  }

  private static Tone tone(double strength) {
    if (strength < 0) {
      return Tone.AGAINST;
    }
    return strength >= STRONG ? Tone.FOR : Tone.SOMEWHAT_FOR;
  }

  private static List<Run.Mark> shades(List<Reason> reasons, Wording words) {
    double largest = reasons.stream().mapToDouble(Reason::strength).max().orElse(0);
    double deepest = Math.max(largest, Math.min(1, FAR_ABOVE_EVEN / Math.max(1, reasons.size())));
    return reasons.stream()
        .map(reason ->
            new Run.Mark(
                reason.where(),
                SHADES.get((int) Math.round((SHADES.size() - 1) * reason.strength() / deepest)),
                words.say("marks.share", reason.strength())))
        .filter(mark -> mark.tone() != Tone.PLAIN)
        .toList();
  }
}
