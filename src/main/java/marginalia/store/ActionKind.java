package marginalia.store;

/// What a step in the undo log did.
public enum ActionKind {
  /// One document was answered, skipped, flagged or commented.
  ANSWER,
  /// Many documents were answered in one step.
  BULK,
  /// The label scheme was changed.
  SCHEME,
  /// A file was imported.
  IMPORT,
  /// Documents were taken into or out of the held-out set.
  HOLD_OUT,
  /// The kind of the project was changed.
  KIND
}
