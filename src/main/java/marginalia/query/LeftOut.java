package marginalia.query;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marginalia.text.FittedVectoriser;
import marginalia.text.Occurrence;

/// What a comparison of two sets of texts is not to look at, as it betrays no more than where a
/// text comes from.
///
/// @param words with every n-gram that holds one of them, upper and lower case alike
public record LeftOut(Set<Trait> traits, Set<String> words) {
  /// Looks at everything.
  public static final LeftOut NOTHING = new LeftOut(Set.of(), Set.of());

  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d|\\d+[年月日号]");
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final Set<String> CALENDAR = calendar();

  /// What many words have in common.
  public enum Trait {
    /// Words with a digit, and so numbers and identifiers.
    DIGITS,
    /// Names of months and of days of the week, and years.
    DATES,
    /// How many different n-grams a text has.
    LENGTH
  }

  public LeftOut {
    traits = Set.copyOf(traits);
    words = Set.copyOf(words);
  }

  /// Reads names of traits and words, parted by commas; a name of a trait means the trait.
  public static LeftOut of(String said) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    Set<String> words = new LinkedHashSet<>();
    for (String part : said.split("[,，]", -1)) {
      String stripped = part.strip();
      Arrays.stream(Trait.values())
          .filter(trait -> trait.name().equalsIgnoreCase(stripped))
          .findFirst()
          .ifPresentOrElse(
              traits::add,
              () -> {
                if (!stripped.isEmpty()) {
                  words.add(stripped);
                }
              });
    }
    return new LeftOut(traits, words);
  }

  public boolean nothing() {
    return traits.isEmpty() && words.isEmpty();
  }

  /// The columns that are not to be looked at. O(d).
  BitSet columns(FittedVectoriser features) {
    Set<String> spelt = new TreeSet<>();
    for (String word : words) {
      spelt.add(word.toLowerCase(Locale.ROOT));
      features.occurrences(word).stream()
          .map(Occurrence::column)
          .map(features::feature)
          .filter(feature -> feature.indexOf(' ') < 0 && feature.length() * 2 > word.length())
          .forEach(spelt::add);
    }
    BitSet left = new BitSet(features.columns());
    for (int column = 0; column < features.columns(); column++) {
      String feature = features.feature(column).toLowerCase(Locale.ROOT);
      left.set(column, hidden(feature, spelt));
    }
    return left;
  }

  private boolean hidden(String feature, Set<String> spelt) {
    if (spelt.contains(feature)
        || (traits.contains(Trait.DIGITS) && DIGIT.matcher(feature).find())) {
      return true;
    }
    boolean dates = traits.contains(Trait.DATES);
    if (dates && YEAR.matcher(feature.replace(" ", "")).find()) {
      return true;
    }
    return (dates || !spelt.isEmpty())
        && Arrays.stream(feature.split(" "))
            .anyMatch(word -> spelt.contains(word) || (dates && CALENDAR.contains(word)));
  }

  private static Set<String> calendar() {
    Set<String> names = new TreeSet<>();
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
        Stream.concat(
                Arrays.stream(Month.values()).map(month -> month.getDisplayName(style, locale)),
                Arrays.stream(DayOfWeek.values()).map(day -> day.getDisplayName(style, locale)))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .forEach(names::add);
      }
    }
    names.remove("may"); // nearly always the verb
    return names;
  }
}
