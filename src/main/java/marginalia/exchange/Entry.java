package marginalia.exchange;

import java.util.List;
import java.util.Map;

/// A record of a file of any kind, split into columns or rejected.
sealed interface Entry {
  /// Cells by column, as many as there are columns; an absent one is empty.
  ///
  /// @param lists cells that the file itself gives as a list, by column
  record Cells(long line, List<String> cells, Map<Integer, List<String>> lists) implements Entry {
    /// The parts of a cell: the file's own list, or what `separator` sets apart.
    List<String> parts(int column, char separator) {
      List<String> given = lists.get(column);
      return given == null ? Separated.split(cells.get(column), separator) : given;
    }
  }

  record Bad(Rejected rejected) implements Entry {}
}
