package marginalia.text;

/// A piece of a word from a fixed list.
///
/// @param id its number in the list
/// @param token how it is spelt there
/// @param start where it starts in the original text, in UTF-16 code units
/// @param end where it ends, exclusive
public record Piece(int id, String token, int start, int end) {}
