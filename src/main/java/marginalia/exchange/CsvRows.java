package marginalia.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import marginalia.exchange.CsvWriter.Mark;

/// Rows of cells as CSV in UTF-8 after RFC 4180, with formulas neutralised; a tab may stand for the
/// comma. For one thread.
final class CsvRows implements AutoCloseable {
  private final AtomicFile file;
  private final Writer out;
  private final char delimiter;

  private CsvRows(AtomicFile file, char delimiter) {
    this.file = file;
    this.delimiter = delimiter;
    this.out =
        new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 15);
  }

  static CsvRows open(Path path, Mark mark, char delimiter) throws IOException {
    CsvRows rows = new CsvRows(AtomicFile.open(path), delimiter);
    if (mark == Mark.PRESENT) {
      rows.out.write('\uFEFF');
    }
    return rows;
  }

  void write(List<String> cells) throws IOException {
    try {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          out.write(delimiter);
        }
        cell(Formulas.neutralise(cells.get(i)));
      }
      out.write("\r\n");
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  private void cell(String cell) throws IOException {
    boolean quote = !cell.isEmpty() && mustQuote(cell);
    if (quote) {
      out.write('"');
      out.write(cell.replace("\"", "\"\""));
      out.write('"');
    } else {
      out.write(cell);
    }
  }

  private boolean mustQuote(String cell) {
    boolean edge =
        Character.isWhitespace(cell.charAt(0))
            || Character.isWhitespace(cell.charAt(cell.length() - 1));
    return edge
        || cell.indexOf(delimiter) >= 0
        || cell.indexOf('"') >= 0
        || cell.indexOf('\n') >= 0
        || cell.indexOf('\r') >= 0;
  }

  void commit() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw file.unwritable(e);
    }
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
