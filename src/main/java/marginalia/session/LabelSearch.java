package marginalia.session;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.text.Pinyin;

/// Finds labels by what is typed: part of a name in any language or of the path, pinyin, or the
/// beginnings of the pinyin (`ty` finds 体育). Immutable; making it costs O(labels), a search too.
public final class LabelSearch {
  private static final int NOT_AT_ALL = 4;

  private final LabelScheme scheme;
  private final List<Entry> entries;

  /// @param names each of them
  private record Entry(Label label, List<Pinyin> names, Pinyin path) {
    /// The best rank of any name; a part of one or of the path ranks last.
    int rank(Pinyin.Typed typed) {
      int best = path.matches(typed) ? NOT_AT_ALL - 1 : NOT_AT_ALL;
      for (Pinyin name : names) {
        best = Math.min(best, rank(name, typed));
      }
      return best;
    }

    /// 0 the name itself, 1 its beginning, 2 the beginning of its sounds, 3 anywhere.
    private static int rank(Pinyin name, Pinyin.Typed typed) {
      if (name.folded().equals(typed.folded())) {
        return 0;
      }
      if (name.folded().startsWith(typed.folded())) {
        return 1;
      }
      if (name.startsWith(typed)) {
        return 2;
      }
      return name.matches(typed) ? NOT_AT_ALL - 1 : NOT_AT_ALL;
    }
  }

  private record Hit(Label label, int rank, int recent) {}

  public LabelSearch(LabelScheme scheme) {
    this.scheme = scheme;
    entries =
        scheme.active().stream()
            .map(label ->
                new Entry(
                    label,
                    Stream.concat(Stream.of(label.name()), label.names().values().stream())
                        .distinct()
                        .map(Pinyin::new)
                        .toList(),
                    new Pinyin(scheme.path(label.id()))))
            .toList();
  }

  /// Whether it finds the labels of this very scheme.
  public boolean isOf(LabelScheme other) {
    return scheme.equals(other);
  }

  /// The labels that fit, best first; among equals those in `recent` first, in its order, then as
  /// in the scheme. An empty text fits all.
  public List<Label> find(String typed, List<LabelId> recent) {
    Pinyin.Typed wanted = Pinyin.Typed.of(typed);
    return entries.stream()
        .map(entry ->
            new Hit(
                entry.label(),
                wanted.folded().isEmpty() ? 0 : entry.rank(wanted),
                place(recent, entry.label().id())))
        .filter(hit -> hit.rank() < NOT_AT_ALL)
        .sorted(Comparator.comparingInt(Hit::rank).thenComparingInt(Hit::recent))
        .map(Hit::label)
        .toList();
  }

  private static int place(List<LabelId> recent, LabelId label) {
    int at = recent.indexOf(label);
    return at < 0 ? Integer.MAX_VALUE : at;
  }
}
