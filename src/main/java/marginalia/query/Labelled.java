package marginalia.query;

import marginalia.learn.Targets;

/// The texts answered so far. The arrays are not copied and never changed.
///
/// @param rows of each text in the pool's matrix
/// @param targets what each was found to be, in the order of `rows`
@SuppressWarnings("ArrayRecordComponent") // Large, never compared.
public record Labelled(int[] rows, Targets targets) {
  public Labelled {
    if (rows.length != targets.rows()) {
      throw new IllegalArgumentException(rows.length + " rows, " + targets.rows() + " targets");
    }
  }
}
