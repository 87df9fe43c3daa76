package marginalia.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.learn.Hierarchy;
import marginalia.learn.Targets;
import marginalia.query.Labelled;

/// Answered texts as a learner sees them: rows of the feature matrix and their labels 0 … k−1, in
/// the order of rows.
///
/// Arrays are not copied: they are never changed.
final class Examples {
  private final List<LabelId> labels;
  private final int[] rows;
  private final Targets targets;
  private final Supplier<Optional<Hierarchy>> tree;

  private Examples(
      List<LabelId> labels, int[] rows, Targets targets, Supplier<Optional<Hierarchy>> tree) {
    this.tree = tree;
    this.labels = labels;
    this.rows = rows;
    this.targets = targets;
  }

  /// The answers that can be learnt from.
  ///
  /// @param wanted which documents
  static Examples of(
      Map<DocumentId, Answer> answers,
      Documents documents,
      LabelScheme scheme,
      TaskKind kind,
      Predicate<DocumentId> wanted) {
    List<LabelId> labels = scheme.active().stream().map(Label::id).toList();
    Map<LabelId, Integer> place = new HashMap<>();
    labels.forEach(label -> place.put(label, place.size()));
    List<Example> examples = new ArrayList<>();
    answers.forEach((id, answer) -> {
      int row = documents.row(id);
      if (row >= 0 && answer.verdict() == Verdict.LABELLED && wanted.test(id)) {
        example(row, answer, place, kind).ifPresent(examples::add);
      }
    });
    examples.sort(Comparator.comparingInt(Example::row));
    int[] rows = examples.stream().mapToInt(Example::row).toArray();
    int[][] truth = examples.stream().map(Example::labels).toArray(int[][]::new);
    return new Examples(
        labels,
        rows,
        kind.exclusive()
            ? Targets.single(
                examples.stream().mapToInt(e -> e.labels()[0]).toArray(), labels.size())
            : Targets.multi(truth, labels.size()),
        () -> TaskLabels.of(scheme, kind).tree());
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Example(int row, int[] labels) {}

  /// An answer whose labels are all in the bin teaches nothing; "none of them" does.
  private static Optional<Example> example(
      int row, Answer answer, Map<LabelId, Integer> place, TaskKind kind) {
    int[] known =
        answer.labels().stream().filter(place::containsKey).mapToInt(place::get).toArray();
    boolean teaches =
        kind.exclusive() ? known.length == 1 : known.length > 0 || answer.labels().isEmpty();
    return teaches ? Optional.of(new Example(row, known)) : Optional.empty();
  }

  /// What label i of the learner is: the active labels of the scheme.
  List<LabelId> labels() {
    return labels;
  }

  /// Rows of the feature matrix, ascending.
  int[] rows() {
    return rows;
  }

  /// Truth of each of the rows.
  Targets targets() {
    return targets;
  }

  /// The tree of the labels, if they have one. O(labels).
  Optional<Hierarchy> tree() {
    return tree.get();
  }

  int size() {
    return rows.length;
  }

  /// Labels that have at least one example.
  int labelsSeen() {
    int seen = 0;
    for (int count : targets.counts()) {
      seen += count > 0 ? 1 : 0;
    }
    return seen;
  }

  /// Whether all texts of others are here too, with whatever truth.
  boolean include(Examples others) {
    return IntStream.of(others.rows).allMatch(row -> Arrays.binarySearch(rows, row) >= 0);
  }

  /// Places of the texts that others do not have, or with another truth.
  int[] unlike(Examples others) {
    return IntStream.range(0, rows.length)
        .filter(i -> {
          int there = Arrays.binarySearch(others.rows, rows[i]);
          return there < 0 || !Arrays.equals(targets.labels(i), others.targets.labels(there));
        })
        .toArray();
  }

  /// The same for those who choose what to ask next.
  Labelled labelled() {
    return new Labelled(rows, targets);
  }

  /// These and newer ones of the same labels; of a text that is in both, the newer.
  Labelled labelledWith(Examples newer) {
    int[] kept =
        IntStream.range(0, rows.length)
            .filter(i -> Arrays.binarySearch(newer.rows, rows[i]) < 0)
            .toArray();
    int[] all =
        IntStream.concat(IntStream.of(kept).map(i -> rows[i]), IntStream.of(newer.rows)).toArray();
    int[][] truth = new int[all.length][];
    for (int i = 0; i < all.length; i++) {
      truth[i] = i < kept.length ? targets.labels(kept[i]) : newer.targets.labels(i - kept.length);
    }
    int k = targets.labels();
    return new Labelled(
        all,
        targets.exclusive()
            ? Targets.single(Arrays.stream(truth).mapToInt(labels -> labels[0]).toArray(), k)
            : Targets.multi(truth, k));
  }
}
