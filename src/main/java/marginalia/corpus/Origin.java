package marginalia.corpus;

/// How an annotation came about.
public enum Origin {
  /// By hand, one text at a time.
  HAND,
  /// By hand, many texts in one step.
  BULK,
  /// From a column of an imported file.
  IMPORT,
  /// Appended by undo or redo.
  HISTORY
}
