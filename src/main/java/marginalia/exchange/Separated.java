package marginalia.exchange;

import java.util.ArrayList;
import java.util.List;

/// Several names in one cell. A backslash before the separator, or before a backslash that precedes
/// it, makes it part of a name.
final class Separated {
  private Separated() {}

  /// Names without blanks around them; empty ones are left out, repeats too.
  static List<String> split(String cell, char separator) {
    if (cell.indexOf(separator) < 0 && cell.indexOf('\\') < 0) {
      String name = cell.strip();
      return name.isEmpty() ? List.of() : List.of(name);
    }
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i <= cell.length(); i++) {
      char c = i < cell.length() ? cell.charAt(i) : separator;
      boolean escaped =
          c == '\\'
              && i + 1 < cell.length()
              && (cell.charAt(i + 1) == separator || cell.charAt(i + 1) == '\\');
      if (escaped) {
        name.append(cell.charAt(++i));
      } else if (c == separator) {
        String found = name.toString().strip();
        if (!found.isEmpty() && !names.contains(found)) {
          names.add(found);
        }
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    return names;
  }

  /// What [#split(String, char)] takes apart.
  static String join(List<String> names, char separator) {
    StringBuilder cell = new StringBuilder();
    for (String name : names) {
      if (!cell.isEmpty()) {
        cell.append(separator);
      }
      cell.append(name.replace("\\", "\\\\").replace("" + separator, "\\" + separator));
    }
    return cell.toString();
  }
}
