package marginalia.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import marginalia.wording.WrongValueException;

/// How texts are made alike before they are cut: a set of steps, each on or off. Texts themselves
/// are never altered; [#apply(String)] tells for each character of its result where it came from.
///
/// @param steps which to take; they are taken in the order of [Step]
public record Normalisation(Set<Step> steps) {
  /// One way to make texts alike.
  public enum Step {
    /// Compatible forms become one: `ﬁ` is `fi`, `①` is `1`, and width is folded, too.
    NFKC,
    /// Full-width Latin letters, digits, signs and the ideographic space become narrow.
    HALF_WIDTH,
    /// Capital letters become small ones.
    LOWER_CASE,
    /// Traditional characters become simplified ones.
    SIMPLIFIED,
    /// Simplified characters become traditional ones.
    TRADITIONAL
  }

  /// A text after one step, which it knows the changes of.
  public record Stage(Step step, Normalised text) {}

  public Normalisation {
    steps = Set.copyOf(new TreeSet<>(steps));
    if (steps.contains(Step.SIMPLIFIED) && steps.contains(Step.TRADITIONAL)) {
      throw new WrongValueException("wrong.bothScripts");
    }
  }

  /// NFKC and small letters: what the fast tokeniser does by tables.
  public static Normalisation defaults() {
    return new Normalisation(Set.of(Step.NFKC, Step.LOWER_CASE));
  }

  /// These steps and no others.
  public static Normalisation of(Step... steps) {
    return new Normalisation(Set.copyOf(Arrays.asList(steps)));
  }

  /// The text after all steps. Cost O(length).
  public Normalised apply(String text) {
    Normalised result = Normalised.of(text);
    for (Step step : ordered()) {
      result = apply(step, result);
    }
    return result;
  }

  /// The text after each step, in turn; steps that change nothing included.
  public List<Stage> stages(String text) {
    List<Stage> stages = new ArrayList<>();
    Normalised now = Normalised.of(text);
    for (Step step : ordered()) {
      now = apply(step, now.settled());
      stages.add(new Stage(step, now));
    }
    return List.copyOf(stages);
  }

  private Set<Step> ordered() {
    return steps.isEmpty() ? Set.of() : EnumSet.copyOf(steps);
  }

  private static Normalised apply(Step step, Normalised before) {
    return switch (step) {
      case NFKC -> compatible(before);
      case HALF_WIDTH -> before.mapped(Normalisation::narrow);
      case LOWER_CASE -> before.mapped(Character::toLowerCase);
      case SIMPLIFIED -> ideographs(before, Scripts.TO_SIMPLIFIED);
      case TRADITIONAL -> ideographs(before, Scripts.TO_TRADITIONAL);
    };
  }

  /// Loaded at first use: the tables take some time to build.
  private static final class Scripts {
    static final Transliterator TO_SIMPLIFIED =
        Transliterator.getInstance("Traditional-Simplified");
    static final Transliterator TO_TRADITIONAL =
        Transliterator.getInstance("Simplified-Traditional");
  }

  private static int narrow(int c) {
    if (c == 0x3000) {
      return ' ';
    }
    return c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : c;
  }

  /// NFKC piece by piece, so that each piece of the result knows its origin.
  private static Normalised compatible(Normalised before) {
    Normalizer2 nfkc = Normalizer2.getNFKCInstance();
    String text = before.text();
    if (nfkc.isNormalized(text)) {
      return before;
    }
    Normalised.Builder builder = before.builder();
    int from = 0;
    while (from < text.length()) {
      int to = from + Character.charCount(text.codePointAt(from));
      while (to < text.length() && !nfkc.hasBoundaryBefore(text.codePointAt(to))) {
        to += Character.charCount(text.codePointAt(to));
      }
      builder.add(nfkc.normalize(text.substring(from, to)), from, to);
      from = to;
    }
    return builder.build();
  }

  /// Replaces whole runs of ideographs, as some go by their neighbours.
  private static Normalised ideographs(Normalised before, Transliterator table) {
    String text = before.text();
    if (text.codePoints().noneMatch(Character::isIdeographic)) {
      return before;
    }
    Normalised.Builder builder = before.builder();
    int from = 0;
    while (from < text.length()) {
      boolean ideographic = Character.isIdeographic(text.codePointAt(from));
      int to = from;
      while (to < text.length() && Character.isIdeographic(text.codePointAt(to)) == ideographic) {
        to += Character.charCount(text.codePointAt(to));
      }
      String piece = text.substring(from, to);
      builder.add(ideographic ? table.transliterate(piece) : piece, from, to);
      from = to;
    }
    return builder.build();
  }
}
