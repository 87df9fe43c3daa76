package marginalia.session;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;

/// Finds labels by what is typed: part of the name or path, pinyin, or the initials of the pinyin
/// (`ty` finds 体育). Immutable; making it costs O(labels), a search too.
public final class LabelSearch {
  private static final Transliterator PINYIN =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Label label, String path, String pinyin, String initials) {
    /// 0 the name itself, 1 its beginning, 2 initials, 3 pinyin, 4 anywhere; 5 not at all.
    int rank(String typed) {
      String name = fold(label.name());
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
      return path.contains(typed) || pinyin.contains(typed) || initials.contains(typed) ? 4 : 5;
    }
  }

  public LabelSearch(LabelScheme scheme) {
    for (Label label : scheme.active()) {
      String syllables = syllables(label.name());
      StringBuilder initials = new StringBuilder();
      for (String syllable : syllables.split(" ", -1)) {
        initials.append(syllable.isEmpty() ? "" : syllable.substring(0, 1));
      }
      entries.add(
          new Entry(
              label,
              fold(scheme.path(label.id())),
              syllables.replace(" ", ""),
              initials.toString()));
    }
  }

  /// The name as pinyin with a blank after every character's syllable and every word.
  private static String syllables(String name) {
    StringBuilder spaced = new StringBuilder();
    name.codePoints()
        .forEach(point -> {
          boolean han = Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
          spaced.append(han ? " " : "").appendCodePoint(point).append(han ? " " : "");
        });
    return PINYIN.transliterate(spaced.toString()).strip().replaceAll("[\\s/_-]+", " ");
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /// The labels that fit, best first; among equals those in `recent` first, in its order, then as
  /// in the scheme. An empty text fits all.
  public List<Label> find(String typed, List<LabelId> recent) {
    String wanted = fold(typed);
    return entries.stream()
        .filter(entry -> wanted.isEmpty() || entry.rank(wanted) < 5)
        .sorted(
            Comparator.comparingInt((Entry entry) -> wanted.isEmpty() ? 0 : entry.rank(wanted))
                .thenComparingInt(entry -> place(recent, entry.label().id())))
        .map(Entry::label)
        .toList();
  }

  private static int place(List<LabelId> recent, LabelId label) {
    int at = recent.indexOf(label);
    return at < 0 ? Integer.MAX_VALUE : at;
  }
}
