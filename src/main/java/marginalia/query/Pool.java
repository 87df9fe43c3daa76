package marginalia.query;

import java.util.Optional;
import marginalia.learn.Hierarchy;
import marginalia.learn.Probabilities;
import marginalia.text.SparseMatrix;

/// The documents that may be asked about, and what is known of them. Probabilities and unlikeness
/// belong to the rows of the whole matrix, so a pool is cheap to make after every answer. Immutable
/// by agreement: the arrays are not copied.
public final class Pool {
  private final long[] ids;
  private final int[] rows;
  private final SparseMatrix features;
  private final Optional<Probabilities> probabilities;
  private final Optional<float[]> unlikeness;
  private final Optional<Labelled> labelled;
  private final Optional<Hierarchy> tree;

  private Pool(
      long[] ids,
      int[] rows,
      SparseMatrix features,
      Optional<Probabilities> probabilities,
      Optional<float[]> unlikeness,
      Optional<Labelled> labelled,
      Optional<Hierarchy> tree) {
    this.ids = ids;
    this.rows = rows;
    this.features = features;
    this.probabilities = probabilities;
    this.unlikeness = unlikeness;
    this.labelled = labelled;
    this.tree = tree;
  }

  /// A pool of which only the features are known.
  ///
  /// @param ids document ids
  /// @param rows row of each document in `features`
  public static Pool of(long[] ids, int[] rows, SparseMatrix features) {
    if (ids.length != rows.length) {
      throw new IllegalArgumentException(ids.length + " ids, " + rows.length + " rows");
    }
    return new Pool(
        ids,
        rows,
        features,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The same with the model's probabilities for every row of the whole matrix.
  public Pool withProbabilities(Probabilities all) {
    if (all.rows() != features.rows()) {
      throw new IllegalArgumentException(all.rows() + " rows, not " + features.rows());
    }
    return new Pool(ids, rows, features, Optional.of(all), unlikeness, labelled, tree);
  }

  /// The same with how unlike the labelled texts every row of the whole matrix is, from 0 to 1.
  public Pool withUnlikeness(float[] all) {
    if (all.length != features.rows()) {
      throw new IllegalArgumentException(all.length + " rows, not " + features.rows());
    }
    return new Pool(ids, rows, features, probabilities, Optional.of(all), labelled, tree);
  }

  /// The same with the texts that have been answered.
  public Pool withLabelled(Labelled all) {
    return new Pool(ids, rows, features, probabilities, unlikeness, Optional.of(all), tree);
  }

  /// The same where labels have a tree.
  public Pool withTree(Hierarchy all) {
    return new Pool(ids, rows, features, probabilities, unlikeness, labelled, Optional.of(all));
  }

  /// Number of candidates.
  public int size() {
    return ids.length;
  }

  /// Document id of a candidate.
  public long id(int candidate) {
    return ids[candidate];
  }

  /// Row of a candidate in the matrix.
  public int row(int candidate) {
    return rows[candidate];
  }

  public SparseMatrix features() {
    return features;
  }

  /// Whether this is known of the pool.
  public boolean has(Need need) {
    return switch (need) {
      case MODEL -> probabilities.isPresent();
      case UNLIKENESS -> unlikeness.isPresent();
      case LABELLED -> labelled.isPresent();
    };
  }

  Probabilities probabilities() {
    return probabilities.orElseThrow(() -> missing(Need.MODEL));
  }

  float[] unlikeness() {
    return unlikeness.orElseThrow(() -> missing(Need.UNLIKENESS));
  }

  Labelled labelled() {
    return labelled.orElseThrow(() -> missing(Need.LABELLED));
  }

  Optional<Hierarchy> tree() {
    return tree;
  }

  private static IllegalArgumentException missing(Need need) {
    return new IllegalArgumentException("the pool lacks " + need);
  }
}
