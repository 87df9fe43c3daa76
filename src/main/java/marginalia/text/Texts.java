package marginalia.text;

import java.util.List;

/// The n texts of a corpus by row, read piece by piece so that they need not all be in memory.
/// [#chunk(int, int)] is called by several threads at once.
public interface Texts {
  /// Number of texts, n.
  int size();

  /// The texts of the rows `from` (inclusive) to `to` (exclusive).
  List<String> chunk(int from, int to);

  /// Texts that are in memory.
  static Texts of(List<String> texts) {
    List<String> copy = List.copyOf(texts);
    return new Texts() {
      @Override
      public int size() {
        return copy.size();
      }

      @Override
      public List<String> chunk(int from, int to) {
        return copy.subList(from, to);
      }
    };
  }
}
