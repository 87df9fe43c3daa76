package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import marginalia.jobs.Progress;

/// What the answers say about the scheme they were given by.
///
/// @param findings what should be looked at, the strongest first
/// @param tail how answers are spread over labels
public record SchemeHealth(List<Finding> findings, LongTail tail) {
  /// A finding of such strength explains others.
  private static final double CLEAR = 0.5;

  /// Share of a label's texts that k-means may take for a part.
  private static final double SMALL_PART = 0.2;

  public SchemeHealth {
    findings = List.copyOf(findings);
  }

  /// Looks at everything. O(n · width · (k-means' rounds) + k² · width), and five fits for each of
  /// at most 40 pairs of labels. Equal arguments give equal findings; without answers there are
  /// none but labels that lack them.
  ///
  /// @param twice texts that were answered twice
  /// @param enough answers that a label should have
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  public static SchemeHealth of(
      AnsweredTexts of, List<Twice> twice, int enough, long seed, Progress progress) {
    int[] counts = of.y().counts();
    LongTail tail = LongTail.of(counts);
    if (of.y().rows() == 0) {
      return new SchemeHealth(ranked(tooFew(counts, new ArrayList<>(), enough)), tail);
    }
    Space space = Space.of(of.x(), of.y(), progress);
    Confusions confusions = new Confusions(of.y(), of.outOfFold().decisions());
    Words words = new Words(of);
    List<List<Integer>> members = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      members.add(space.members(label));
    }
    List<Finding> found = new ArrayList<>(tooFew(counts, members, enough));
    found.addAll(new Disagreements(twice, counts.length).find());
    List<Finding> overlaps = new Overlaps(of, space, confusions, seed).find(progress);
    found.addAll(overlaps);
    List<Finding> moved =
        new LikelyWrong(of, space, confusions)
            .find(progress).stream().filter(one -> !explained(one, overlaps)).toList();
    found.addAll(moved);
    List<Finding> leftovers = new Leftovers(of, space, words, seed).find(progress);
    found.addAll(leftovers);
    List<Finding> single = new ArrayList<>(new Naming(of, space).find(progress));
    single.addAll(
        new FallingApart(of, space, words, seed)
            .find(progress).stream().filter(one -> !partMoved(one, moved)).toList());
    found.addAll(single.stream().filter(one -> !ofOne(one, leftovers)).toList());
    return new SchemeHealth(ranked(found), tail);
  }

  private static List<Finding> tooFew(int[] counts, List<List<Integer>> members, int enough) {
    List<Finding> found = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      int missing = enough - counts[label];
      if (missing > 0) {
        List<Integer> rows = members.isEmpty() ? List.of() : members.get(label);
        found.add(new Finding.TooFew(label, rows, missing, (double) missing / enough));
      }
    }
    return found;
  }

  /// Whether texts that seem moved belong to two labels that cannot be told apart anyway.
  private static boolean explained(Finding moved, List<Finding> overlaps) {
    return overlaps.stream()
        .anyMatch(pair -> pair.strength() >= CLEAR && pair.labels().containsAll(moved.labels()));
  }

  /// Whether a part of a label is texts that belong to another one.
  private static boolean partMoved(Finding apart, List<Finding> moved) {
    return moved.stream()
        .anyMatch(one ->
            one.strength() >= CLEAR
                && one.labels().getFirst().equals(apart.labels().getFirst())
                && 2 * one.rows().size() >= SMALL_PART * apart.rows().size());
  }

  /// A label for the rest is neither one thing nor called by what is in it.
  private static boolean ofOne(Finding finding, List<Finding> leftovers) {
    return leftovers.stream().anyMatch(rest -> rest.labels().equals(finding.labels()));
  }

  /// The strongest first; of equals the one with more texts behind it.
  private static List<Finding> ranked(List<Finding> found) {
    return found.stream()
        .filter(one -> one.strength() > 0)
        .sorted(
            Comparator.comparingDouble(Finding::strength)
                .reversed()
                .thenComparingInt(one -> -one.rows().size())
                .thenComparingInt(one -> one.labels().getFirst()))
        .toList();
  }
}
