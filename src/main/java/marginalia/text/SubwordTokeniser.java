package marginalia.text;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Cuts texts into pieces of a fixed list, as the encoders trained elsewhere expect them. Read by
/// [SubwordFile]. Immutable; safe for any thread.
public sealed interface SubwordTokeniser permits WordPiece, BytePairs {
  /// The pieces of a text, without the marks before and behind it.
  List<Piece> pieces(String text);

  /// Number of pieces in the list.
  int size();

  /// Number of a piece, if it is in the list.
  OptionalInt id(String token);

  /// The mark that stands before every text, such as `[CLS]`.
  OptionalInt first();

  /// The mark that stands behind every text, such as `[SEP]`.
  OptionalInt last();

  /// Numbers of a text's pieces between the marks.
  ///
  /// @param most numbers in all; pieces behind are cut off, the marks stay
  /// @throws IllegalArgumentException if the marks alone are more
  default int[] ids(String text, int most) {
    int marks = (first().isPresent() ? 1 : 0) + (last().isPresent() ? 1 : 0);
    if (marks > most) {
      throw new IllegalArgumentException(marks + " marks, room for " + most);
    }
    List<Piece> pieces = pieces(text);
    int kept = Math.min(pieces.size(), most - marks);
    int[] ids = new int[kept + marks];
    int at = 0;
    if (first().isPresent()) {
      ids[at++] = first().getAsInt();
    }
    for (Piece piece : pieces.subList(0, kept)) {
      ids[at++] = piece.id();
    }
    if (last().isPresent()) {
      ids[at++] = last().getAsInt();
    }
    return Arrays.copyOf(ids, at);
  }
}
