package marginalia.query;

/// What a strategy must know of the pool beside its features.
public enum Need {
  /// Probabilities of a model.
  MODEL,
  /// Result of an [AdversarialValidation].
  UNLIKENESS,
  /// The texts answered so far, with their labels.
  LABELLED
}
