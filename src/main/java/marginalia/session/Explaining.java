package marginalia.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.learn.Weighing;
import marginalia.text.FittedVectoriser;
import marginalia.text.Occurrence;
import marginalia.text.SparseMatrix;
import marginalia.text.Stretch;
import marginalia.text.Texts;
import marginalia.wording.Notice;

/// Tells which words speak for a label, in general and in one text, by the model in use. UI thread
/// only; the work is done in jobs.
public final class Explaining {
  private static final Comparator<Feature> WEAKEST_FIRST =
      Comparator.comparingDouble(Feature::weight).thenComparing(Feature::name);

  private final Project project;
  private final Training training;

  /// A feature and its weight for a label.
  public record Feature(String name, double weight) {}

  /// The features that speak most for a label and most against it, the strongest first; both empty
  /// if the model does not weigh features or does not know the label.
  public record Strongest(List<Feature> speakingFor, List<Feature> speakingAgainst) {
    public Strongest {
      speakingFor = List.copyOf(speakingFor);
      speakingAgainst = List.copyOf(speakingAgainst);
    }
  }

  /// A piece of a text that speaks for a label (above 0) or against it (below).
  ///
  /// @param strength 1 or −1 for the strongest piece of the text
  public record Reason(Stretch where, double strength) {}

  public Explaining(Project project, Training training) {
    this.project = project;
    this.training = training;
  }

  /// The strongest features of a label; O(d) for linear models.
  public Job<Strongest> strongest(LabelId label, int count) {
    Optional<Training.Trained> trained = training.trained().get();
    return project
        .jobs()
        .start(
            "strongest",
            Notice.of("job.explain"),
            progress -> {
              Optional<Weighed> weighed = trained.flatMap(now -> Weighed.of(now, label));
              return weighed.isEmpty()
                  ? new Strongest(List.of(), List.of())
                  : weighed.get().strongest(count, progress);
            });
  }

  /// What in each of some texts speaks for a label and against it.
  ///
  /// @param texts their beginnings suffice
  public Job<Map<DocumentId, List<Reason>>> reasons(Map<DocumentId, String> texts, LabelId label) {
    Optional<Training.Trained> trained = training.trained().get();
    Map<DocumentId, String> copy = new LinkedHashMap<>(texts);
    return project
        .jobs()
        .start(
            "reasons",
            Notice.of("job.explain"),
            progress -> {
              Map<DocumentId, List<Reason>> reasons = new HashMap<>();
              Optional<Weighed> weighed = trained.flatMap(now -> Weighed.of(now, label));
              for (Map.Entry<DocumentId, String> text : copy.entrySet()) {
                progress.checkCancelled();
                reasons.put(
                    text.getKey(), weighed.map(w -> w.reasons(text.getValue())).orElse(List.of()));
              }
              return reasons;
            });
  }

  /// A model's view of one label.
  private record Weighed(FittedVectoriser features, Weighing classifier, int label) {
    static Optional<Weighed> of(Training.Trained trained, LabelId label) {
      int place = trained.scored().labels().indexOf(label);
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

    List<Reason> reasons(String text) {
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
}
