package marginalia.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marginalia.exchange.FileFormat.Quoting;

/// How well a delimiter and a use of quotes fit the beginning of a file.
///
/// @param consistency share of rows with the most frequent number of cells, from 0 to 1; 0 where
///   that number is one
/// @param first the cells of the first row
record DelimiterGuess(FileFormat format, double consistency, List<String> first, int rows) {
  private static final char[] CANDIDATES = {'\t', ',', ';', '|'};
  private static final int ROWS = 300;

  /// The best fit; of equally good ones the preferred delimiter, then tab, comma, semicolon, bar.
  ///
  /// @param base gives everything but delimiter and quoting
  static DelimiterGuess of(byte[] sample, FileFormat base, char preferred) throws IOException {
    List<Character> order = new ArrayList<>();
    order.add(preferred);
    for (char candidate : CANDIDATES) {
      if (candidate != preferred) {
        order.add(candidate);
      }
    }
    DelimiterGuess best = fit(sample, base.withDelimiter(preferred));
    for (char candidate : order) {
      DelimiterGuess fit = fit(sample, base.withDelimiter(candidate));
      if (fit.consistency() > best.consistency() + 0.02) {
        best = fit;
      }
    }
    return best;
  }

  private static DelimiterGuess fit(byte[] sample, FileFormat format) throws IOException {
    DelimiterGuess plain = measure(sample, format.withQuoting(Quoting.PLAIN));
    DelimiterGuess quoted = measure(sample, format.withQuoting(Quoting.QUOTED));
    return quotes(sample, format) && quoted.consistency() >= plain.consistency() - 0.2
        ? quoted
        : plain;
  }

  /// Whether quotes enclose cells. Where the delimiter is a tab they are taken for characters
  /// unless they must enclose something: data sets with tabs rarely quote.
  private static boolean quotes(byte[] sample, FileFormat format) throws IOException {
    int opened = 0;
    int enclosed = 0;
    boolean needed = false;
    int row = 0;
    try (Records records =
        new Records(new ByteArrayInputStream(sample), format.withQuoting(Quoting.PLAIN))) {
      while (row < ROWS && records.next()) {
        for (String cell : records.fields()) {
          if (cell.startsWith("\"")) {
            opened++;
            boolean whole = cell.length() > 1 && cell.endsWith("\"");
            String inside = whole ? cell.substring(1, cell.length() - 1).replace("\"\"", "") : "\"";
            enclosed += inside.indexOf('"') < 0 ? 1 : 0;
            needed |= row == 0 || (cell.indexOf("\"\"", 1) > 0 && inside.indexOf('"') < 0);
          }
        }
        row++;
      }
    }
    if (format.delimiter() != '\t') {
      return true;
    }
    return opened > 0 && needed && enclosed * 2 >= opened;
  }

  private static DelimiterGuess measure(byte[] sample, FileFormat format) throws IOException {
    Map<Integer, Integer> counts = new HashMap<>();
    List<String> first = List.of();
    int rows = 0;
    int broken = 0;
    try (Records records = new Records(new ByteArrayInputStream(sample), format)) {
      while (rows < ROWS && records.next()) {
        if (records.fields().isEmpty()) {
          broken++;
        } else {
          first = first.isEmpty() ? records.fields() : first;
          counts.merge(records.fields().size(), 1, Integer::sum);
        }
        rows++;
      }
    }
    int most = 1;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      boolean more = count.getValue() > counts.getOrDefault(most, 0);
      if (count.getKey() > 1 && (most == 1 || more)) {
        most = count.getKey();
      }
    }
    double share = most == 1 ? 0 : (double) counts.getOrDefault(most, 0) / Math.max(1, rows);
    return new DelimiterGuess(format, share, first, rows - broken);
  }
}
