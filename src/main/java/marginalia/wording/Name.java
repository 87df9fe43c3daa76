package marginalia.wording;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What something is called in each language of the window; fills a place of a [Notice], which is
/// put into words only when it is known who reads.
///
/// @param byLanguage one for each of [Wording#LANGUAGES]
public record Name(Map<String, String> byLanguage) {
  public Name {
    if (!byLanguage.keySet().containsAll(Wording.LANGUAGES)) {
      throw new IllegalArgumentException("a language is missing: " + byLanguage);
    }
    byLanguage = Map.copyOf(byLanguage);
  }

  /// Asks for the name in each language.
  public static Name of(UnaryOperator<String> inLanguage) {
    Map<String, String> names = new HashMap<>();
    Wording.LANGUAGES.forEach(language -> names.put(language, inLanguage.apply(language)));
    return new Name(names);
  }

  String in(Locale locale) {
    return byLanguage.getOrDefault(locale.getLanguage(), "");
  }

  /// The name itself where it is the same in every language.
  Object plainly() {
    Set<String> different = byLanguage.values().stream().collect(Collectors.toSet());
    return different.size() == 1 ? different.iterator().next() : this;
  }
}
