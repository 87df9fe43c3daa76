package marginalia.session;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;

/// Finds labels by what is typed: part of a name in any language or of the path, pinyin, or the
/// initials of the pinyin (`ty` finds 体育). Immutable; making it costs O(labels), a search too.
public final class LabelSearch {
  private static final int NOT_AT_ALL = 5;

  private static final Transliterator LATIN =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

  /// The syllable of each character that was ever asked for: to work one out takes 0.1 ms, and ten
  /// thousand names are made of a few thousand characters.
  private static final Map<Integer, String> SYLLABLES = new ConcurrentHashMap<>();

  private final LabelScheme scheme;
  private final List<Entry> entries = new ArrayList<>();

  /// @param names each of them
  private record Entry(Label label, String path, List<Name> names) {
    /// The best rank of any name; a part of the path ranks last.
    int rank(String typed) {
      int best = path.contains(typed) ? NOT_AT_ALL - 1 : NOT_AT_ALL;
      for (Name name : names) {
        best = Math.min(best, name.rank(typed));
      }
      return best;
    }
  }

  private record Name(String name, String pinyin, String initials) {
    static Name of(String name) {
      String syllables = syllables(name);
      StringBuilder initials = new StringBuilder();
      for (String syllable : syllables.split(" ", -1)) {
        initials.append(syllable.isEmpty() ? "" : syllable.substring(0, 1));
      }
      return new Name(fold(name), syllables.replace(" ", ""), initials.toString());
    }

    /// 0 the name itself, 1 its beginning, 2 initials, 3 pinyin, 4 anywhere; 5 not at all.
    int rank(String typed) {
      if (name.equals(typed)) {
        return 0;
      }
      if (name.startsWith(typed)) {
        return 1;
      }
      if (initials.startsWith(typed)) {
        return 2;
      }
      if (pinyin.startsWith(typed)) {
        return 3;
      }
      return name.contains(typed) || pinyin.contains(typed) || initials.contains(typed)
          ? NOT_AT_ALL - 1
          : NOT_AT_ALL;
    }
  }

  public LabelSearch(LabelScheme scheme) {
    this.scheme = scheme;
    for (Label label : scheme.active()) {
      List<Name> names =
          Stream.concat(Stream.of(label.name()), label.names().values().stream())
              .distinct()
              .map(Name::of)
              .toList();
      entries.add(new Entry(label, fold(scheme.path(label.id())), names));
    }
  }

  /// Whether it finds the labels of this very scheme.
  public boolean isOf(LabelScheme other) {
    return scheme.equals(other);
  }

  /// The name as pinyin with a blank after every character's syllable and every word.
  private static String syllables(String name) {
    StringBuilder spaced = new StringBuilder();
    name.codePoints()
        .forEach(point -> {
          boolean han = Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
          spaced
              .append(han ? " " : "")
              .append(point < 128 ? Character.toString(point) : syllable(point))
              .append(han ? " " : "");
        });
    return spaced.toString().toLowerCase(Locale.ROOT).strip().replaceAll("[\\s/_-]+", " ");
  }

  private static String syllable(int point) {
    return SYLLABLES.computeIfAbsent(point, one -> LATIN.transliterate(Character.toString(one)));
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /// The labels that fit, best first; among equals those in `recent` first, in its order, then as
  /// in the scheme. An empty text fits all.
  public List<Label> find(String typed, List<LabelId> recent) {
    String wanted = fold(typed);
    record Hit(Label label, int rank, int recently) {}
    return entries.stream()
        .map(entry ->
            new Hit(
                entry.label(),
                wanted.isEmpty() ? 0 : entry.rank(wanted),
                place(recent, entry.label().id())))
        .filter(hit -> hit.rank() < NOT_AT_ALL)
        .sorted(Comparator.comparingInt(Hit::rank).thenComparingInt(Hit::recently))
        .map(Hit::label)
        .toList();
  }

  private static int place(List<LabelId> recent, LabelId label) {
    int at = recent.indexOf(label);
    return at < 0 ? Integer.MAX_VALUE : at;
  }
}
