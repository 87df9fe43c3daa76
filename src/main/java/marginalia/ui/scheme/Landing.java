package marginalia.ui.scheme;

/// Where labels land that are dropped on a line of the tree.
enum Landing {
  /// Before the label of that line, beside it.
  BEFORE,
  /// Below that label in the tree, as its last children.
  INTO,
  /// Behind that label, beside it.
  AFTER;

  /// What a place within the line means.
  ///
  /// @param share from 0, its upper edge, to 1, its lower edge
  static Landing at(double share) {
    return share < 0.25 ? BEFORE : share > 0.75 ? AFTER : INTO;
  }
}
