package marginalia.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import marginalia.corpus.LabelId;
import marginalia.jobs.Progress;
import marginalia.learn.Weighing;
import marginalia.session.Explaining.Feature;
import marginalia.session.Explaining.Reason;
import marginalia.session.Explaining.Strongest;
import marginalia.text.FittedVectoriser;
import marginalia.text.Occurrence;
import marginalia.text.SparseMatrix;
import marginalia.text.Stretch;
import marginalia.text.Texts;

/// A model that adds up weights of features, and one of its labels; see
/// `src/docs/decisions/0022-which-words-decide.md`.
record Weighed(FittedVectoriser features, Weighing classifier, int label)
    implements Explaining.Marker {
  private static final Comparator<Feature> WEAKEST_FIRST =
      Comparator.comparingDouble(Feature::weight).thenComparing(Feature::name);

  static Optional<Weighed> of(Training.Trained trained, LabelId label) {
    int place = trained.known().indexOf(label);
    return place >= 0 && trained.classifier() instanceof Weighing weighing
        ? Optional.of(new Weighed(trained.rows().model(), weighing, place))
        : Optional.empty();
  }

  Strongest strongest(int count, Progress progress) {
    PriorityQueue<Feature> best = new PriorityQueue<>(WEAKEST_FIRST);
    PriorityQueue<Feature> worst = new PriorityQueue<>(WEAKEST_FIRST.reversed());
    for (int column = 0; column < features.columns(); column++) {
      if (column % 4_096 == 0) {
        progress.checkCancelled();
      }
      double weight = classifier.weight(column, label);
      if (weight > 0 && enters(best, weight, count)) {
        keep(best, column, weight, count);
      } else if (weight < 0 && enters(worst, weight, count)) {
        keep(worst, column, weight, count);
      }
    }
    return new Strongest(
        best.stream().sorted(WEAKEST_FIRST.reversed()).toList(),
        worst.stream().sorted(WEAKEST_FIRST).toList());
  }

  private static boolean enters(PriorityQueue<Feature> queue, double weight, int count) {
    return queue.size() < count || Math.abs(weight) > Math.abs(queue.element().weight());
  }

  /// What has no name, as it is hashed, is left out.
  private void keep(PriorityQueue<Feature> queue, int column, double weight, int count) {
    String name = features.feature(column);
    if (!name.matches("#\\d*") && !name.equals(marginalia.text.WordCorpus.END)) {
      queue.add(new Feature(name, weight));
      if (queue.size() > count) {
        queue.remove();
      }
    }
  }

  @Override
  public Explaining.Basis basis() {
    return Explaining.Basis.WEIGHTS;
  }

  @Override
  public List<Reason> reasons(String text, Progress progress) {
    List<Occurrence> occurrences = features.occurrences(text);
    Map<Integer, Integer> times = new HashMap<>();
    occurrences.forEach(o -> times.merge(o.column(), 1, Integer::sum));
    Map<Integer, Float> values = values(text);
    double[] sums = new double[text.length()];
    for (Occurrence o : occurrences) {
      double adds =
          classifier.weight(o.column(), label)
              * values.getOrDefault(o.column(), 0f)
              / times.getOrDefault(o.column(), 1);
      for (int i = o.where().start(); i < o.where().end(); i++) {
        sums[i] += adds;
      }
    }
    return pieces(text, sums);
  }

  private Map<Integer, Float> values(String text) {
    SparseMatrix row =
        SparseMatrix.of(features.transform(Texts.of(List.of(text)), Progress.none()));
    Map<Integer, Float> values = new HashMap<>();
    for (int i = 0; i < row.nonZeros(); i++) {
      values.merge(row.indices()[i], row.values()[i], Float::sum);
    }
    return values;
  }

  /// Neighbouring characters of one sum are one piece.
  private static List<Reason> pieces(String text, double[] sums) {
    double largest = 0;
    for (double sum : sums) {
      largest = Math.max(largest, Math.abs(sum));
    }
    List<Reason> reasons = new ArrayList<>();
    for (int from = 0; from < sums.length && largest > 0; ) {
      int to = from + 1;
      while (to < sums.length && sums[to] == sums[from]) {
        to++;
      }
      if (sums[from] != 0 && !text.substring(from, to).isBlank()) {
        reasons.add(new Reason(new Stretch(from, to), sums[from] / largest));
      }
      from = to;
    }
    return List.copyOf(reasons);
  }
}
