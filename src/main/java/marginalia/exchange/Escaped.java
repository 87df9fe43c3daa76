package marginalia.exchange;

import java.util.ArrayList;
import java.util.List;

/// Several strings in one cell, taken apart exactly as they were joined: a backslash before the
/// separator or before a backslash makes it part of a string. Blanks and repeats stay.
final class Escaped {
  private Escaped() {}

  static String join(List<String> parts, char separator) {
    return String.join(
        "" + separator,
        parts.stream()
            .map(part -> part.replace("\\", "\\\\").replace("" + separator, "\\" + separator))
            .toList());
  }

  /// What [#join] joined; an empty cell is none.
  static List<String> split(String cell, char separator) {
    if (cell.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && i + 1 < cell.length()) {
        part.append(cell.charAt(++i));
      } else if (c == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return List.copyOf(parts);
  }
}
