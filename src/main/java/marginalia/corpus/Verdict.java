package marginalia.corpus;

/// What an annotation says of its document.
public enum Verdict {
  /// The labels of the annotation hold; in a multi-label project there may be none.
  LABELLED,
  /// Looked at and passed over.
  SKIPPED,
  /// As if nobody had answered: an undo took the first answer back.
  CLEARED
}
