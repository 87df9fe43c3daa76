package marginalia.learn;

import marginalia.text.TextRows;

/// A classifier that can take in a few more answers without being fitted anew.
public interface Updatable extends Classifier {
  /// A classifier that has also seen these rows of `x`; this one stays as it is. Takes a few
  /// milliseconds for a few rows.
  ///
  /// @param y the truth of each of `rows`, in their order
  Updatable updated(TextRows x, int[] rows, Targets y);
}
