package marginalia.text;

/// A feature where it stands in a text.
///
/// @param column of the feature
/// @param where in the original text
public record Occurrence(int column, Stretch where) {}
