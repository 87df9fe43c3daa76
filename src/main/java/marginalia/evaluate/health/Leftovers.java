package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.query.novelty.KMeans;

/// Labels for what fits no other, known by their names, and what is in them.
final class Leftovers {
  private static final Set<String> NAMES =
      Set.of(
          "other",
          "others",
          "misc",
          "miscellaneous",
          "else",
          "rest",
          "general",
          "unknown",
          "none",
          "oos",
          "out of scope",
          "out of domain",
          "其他",
          "其它",
          "杂项",
          "其余",
          "未知",
          "无关");

  /// A share of all answers from which there is no doubt that it holds labels to come.
  private static final double CERTAIN = 0.4;

  private static final int MOST_TEXTS = 2_000;
  private static final int MOST_GROUPS = 6;
  private static final int LEAST_EACH = 10;
  private static final int WORDS = 5;

  private final AnsweredTexts of;
  private final Space space;
  private final Words words;
  private final long seed;

  Leftovers(AnsweredTexts of, Space space, Words words, long seed) {
    this.of = of;
    this.space = space;
    this.words = words;
    this.seed = seed;
  }

  /// Whether a name says that anything may be in it: one of a list, alone or as the first or last
  /// word, or the last step of a path.
  static boolean named(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    String plain = last.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]+", " ").strip();
    return NAMES.contains(plain)
        || plain.startsWith("other ")
        || plain.endsWith(" other")
        || plain.startsWith("其他")
        || plain.startsWith("其它");
  }

  List<Finding> find(Progress progress) {
    List<Finding> found = new ArrayList<>();
    int all = IntStream.range(0, space.labels()).map(l -> space.members(l).size()).sum();
    for (int label = 0; label < space.labels(); label++) {
      progress.checkCancelled();
      List<Integer> members = space.members(label);
      if (named(of.names().get(label)) && !members.isEmpty()) {
        double share = (double) members.size() / all;
        found.add(
            new Finding.Other(
                label, members, share, content(members, progress), Math.min(1, share / CERTAIN)));
      }
    }
    return found;
  }

  private List<List<String>> content(List<Integer> members, Progress progress) {
    int[] rows = members.stream().mapToInt(Integer::intValue).limit(MOST_TEXTS).toArray();
    int k = Math.clamp(rows.length / LEAST_EACH, 1, MOST_GROUPS);
    List<List<Integer>> groups =
        KMeans.groups(of.x().select(rows), k, seed, progress).stream()
            .map(group -> IntStream.of(group).mapToObj(i -> rows[i]).toList())
            .toList();
    return words.of(groups, WORDS, progress);
  }
}
