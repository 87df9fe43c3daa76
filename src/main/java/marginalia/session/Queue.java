package marginalia.session;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.Suggestion;
import marginalia.jobs.Progress;
import marginalia.learn.Hierarchy;
import marginalia.learn.Probabilities;
import marginalia.query.AdversarialValidation;
import marginalia.query.Candidate;
import marginalia.query.DiverseSampling;
import marginalia.query.Labelled;
import marginalia.query.Need;
import marginalia.query.Pool;
import marginalia.query.QueryStrategy;
import marginalia.query.Strategies;
import marginalia.wording.NoticeException;

/// Ranks the open documents of a project. For background jobs.
final class Queue {
  /// Texts ranked ahead; after so many answers there has long been a newer ranking.
  private static final int LENGTH = 200;

  private Queue() {}

  /// What a strategy can be told beside the texts.
  ///
  /// @param labels what the columns of the probabilities are
  /// @param probabilities of every row
  /// @param labelled the answered texts
  /// @param tree of the labels, if they have one
  record Known(
      List<LabelId> labels,
      Probabilities probabilities,
      Optional<AdversarialValidation.Result> unlikeness,
      Labelled labelled,
      Optional<Hierarchy> tree) {
    /// What is known of texts answered by now.
    static Known of(
        Examples examples,
        Probabilities probabilities,
        Optional<AdversarialValidation.Result> unlikeness) {
      return new Known(
          examples.labels(), probabilities, unlikeness, examples.labelled(), examples.tree());
    }

    Pool tell(Pool pool) {
      Pool told = pool.withProbabilities(probabilities).withLabelled(labelled);
      Pool compared = unlikeness.map(u -> told.withUnlikeness(u.unlikeness())).orElse(told);
      return tree.map(compared::withTree).orElse(compared);
    }

    /// How much there is to learn of a label in a row: where one holds, how likely it is; where
    /// several may, how near to even.
    double stake(int row, int label) {
      double p = probabilities.of(row, label);
      return probabilities.exclusive() ? p : -Math.abs(p - 0.5);
    }

    Suggestion suggestion(int row, int label) {
      return new Suggestion(labels.get(label), Math.clamp(probabilities.of(row, label), 0, 1));
    }
  }

  private static Pool pool(Features features, BitSet open) {
    int[] rows = open.stream().toArray();
    long[] ids = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ids[i] = features.documents().id(rows[i]).value();
    }
    return Pool.of(ids, rows, features.matrix());
  }

  /// Texts that are unlike each other, for a start without a model.
  static Ranking sample(Features features, BitSet open, Progress progress) {
    List<Candidate> drawn =
        new DiverseSampling().select(pool(features, open), LENGTH, Training.SEED, progress);
    return new Ranking("diverse", Ranking.Kind.SAMPLE, drawn, 0, Map.of());
  }

  /// The project's strategy over what a model says.
  ///
  /// @param answers labelled documents the model has seen
  static Ranking rank(
      Features features,
      BitSet open,
      Known known,
      QueryStrategy strategy,
      int answers,
      Progress progress) {
    Pool pool = known.tell(pool(features, open));
    List<Candidate> best = strategy.select(pool, LENGTH, Training.SEED + answers, progress);
    Map<DocumentId, Grounds> grounds = new LinkedHashMap<>();
    for (Candidate candidate : best) {
      int row = features.documents().row(candidate.document());
      grounds.put(candidate.document(), Grounds.of(known, row));
    }
    return new Ranking(strategy.name(), Ranking.Kind.MODEL, best, answers, grounds);
  }

  /// Compares the labelled texts with the open ones, if the strategy wants to know.
  static Optional<AdversarialValidation.Result> unlikeness(
      Features features, int[] labelled, BitSet open, QueryStrategy strategy, Progress progress) {
    return strategy.needs().contains(Need.UNLIKENESS)
        ? Optional.of(
            AdversarialValidation.run(
                features.matrix(), labelled, open.stream().toArray(), Training.SEED, progress))
        : Optional.empty();
  }

  /// @throws NoticeException if the project names a strategy that does not exist
  static QueryStrategy strategy(String name) throws NoticeException {
    return Strategies.strategy(name);
  }
}
