package marginalia.session.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.evaluate.Answered;
import marginalia.evaluate.health.Finding;
import marginalia.learn.LabelSet;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;

/// A scheme that was damaged on purpose: one label took in another, two were split at random, one
/// got a name without meaning, and a tenth of the texts of one went to another. Seven labels, drawn
/// by chance, each harmed once.
///
/// @param kept the label that took in another
/// @param halves the two labels of each split
/// @param renamed the label with a name without meaning
/// @param giver the label that lost texts
/// @param taker the label they went to
public record Damage(
    Answered answered, int kept, List<Set<Integer>> halves, int renamed, int giver, int taker) {
  /// How many labels are harmed.
  public static final int LABELS = 7;

  private static final double MOVED = 0.1;
  private static final String CONSONANTS = "bdfgklmnprtvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = 4;

  public Damage {
    halves = halves.stream().map(Set::copyOf).toList();
  }

  /// Harms a scheme whose labels exclude each other.
  ///
  /// @param open the labels that may be harmed, at least [#LABELS]
  public static Damage of(Answered whole, List<Integer> open, long seed) {
    int[] drawn =
        IntStream.of(Shuffle.of(open.size(), seed)).limit(LABELS).map(open::get).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int k = whole.truth().labels();
    int[] y = IntStream.range(0, whole.truth().rows()).map(whole.truth()::label).toArray();
    for (int row = 0; row < y.length; row++) {
      y[row] = y[row] == drawn[1] ? drawn[0] : y[row];
    }
    divide(y, drawn[2], drawn[1], random);
    divide(y, drawn[3], k, random);
    move(y, drawn[5], drawn[6], random);
    List<String> names = new ArrayList<>(whole.labels().names());
    names.set(drawn[1], names.get(drawn[2]) + " 2");
    names.add(names.get(drawn[3]) + " 2");
    names.set(drawn[4], nonsense(random));
    Answered harmed =
        new Answered(
            whole.texts(),
            Targets.single(y, k + 1),
            LabelSet.of(names, whole.labels().rule()),
            whole.language());
    return new Damage(
        harmed,
        drawn[0],
        List.of(Set.of(drawn[2], drawn[1]), Set.of(drawn[3], k)),
        drawn[4],
        drawn[5],
        drawn[6]);
  }

  /// Half of a label's texts, drawn by chance, get another one.
  private static void divide(int[] y, int label, int other, SplittableRandom random) {
    int[] rows = rows(y, label, random);
    for (int i = 0; i < rows.length / 2; i++) {
      y[rows[i]] = other;
    }
  }

  private static void move(int[] y, int from, int to, SplittableRandom random) {
    int[] rows = rows(y, from, random);
    for (int i = 0; i < Math.ceil(MOVED * rows.length); i++) {
      y[rows[i]] = to;
    }
  }

  /// In an order drawn by chance.
  private static int[] rows(int[] y, int label, SplittableRandom random) {
    int[] rows = IntStream.range(0, y.length).filter(row -> y[row] == label).toArray();
    int[] order = Shuffle.of(rows.length, random.nextLong());
    return IntStream.of(order).map(i -> rows[i]).toArray();
  }

  private static String nonsense(SplittableRandom random) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < SYLLABLES; i++) {
      name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      name.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return name.toString();
  }

  /// The place, from 1, of the first finding that names each of the five damages, in the order of
  /// the merge, the two splits, the name and the moved texts; 0 for one that is not named.
  public List<Integer> places(List<Finding> findings) {
    List<Integer> places = new ArrayList<>();
    for (int which = 0; which < 5; which++) {
      int place = 0;
      for (int i = 0; i < findings.size() && place == 0; i++) {
        place = names(findings.get(i), which) ? i + 1 : 0;
      }
      places.add(place);
    }
    return places;
  }

  private boolean names(Finding finding, int which) {
    Set<Integer> labels = Set.copyOf(finding.labels());
    return switch (finding) {
      case Finding.Apart apart -> which == 0 && apart.label() == kept;
      case Finding.Overlap _ ->
          which == 1
              ? labels.equals(halves.getFirst())
              : which == 2 && labels.equals(halves.getLast());
      case Finding.Misnamed named -> which == 3 && named.label() == renamed;
      case Finding.Moved moved -> which == 4 && moved.label() == taker && moved.instead() == giver;
      case Finding.TooFew _, Finding.Other _, Finding.Unsteady _ -> false;
    };
  }
}
