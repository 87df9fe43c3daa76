package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.query.novelty.TellingWords;

/// Names groups of texts by the words that tell them from texts of all labels.
final class Words {
  private static final int MOST_MEMBERS = 300;
  private static final int OTHERS = 1_000;

  private final AnsweredTexts of;
  private final List<String> others = new ArrayList<>();

  Words(AnsweredTexts of) {
    this.of = of;
    int n = of.texts().size();
    int shown = Math.min(n, OTHERS);
    for (int i = 0; i < shown; i++) {
      others.add(of.texts().get((int) ((long) i * n / shown)));
    }
  }

  /// The words of each group, best first.
  List<List<String>> of(List<List<Integer>> groups, int count, Progress progress) {
    List<String> said = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    for (List<Integer> group : groups) {
      int from = said.size();
      group.stream().limit(MOST_MEMBERS).map(of.texts()::get).forEach(said::add);
      places.add(IntStream.range(from, said.size()).toArray());
    }
    said.addAll(others);
    return TellingWords.of(said, places, of.language(), count, progress);
  }
}
