package marginalia.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marginalia.exchange.FileFormat.Kind;
import marginalia.exchange.FileFormat.Quoting;
import marginalia.wording.Notice;

/// Cuts a file into records: one physical line, or several where a quotation spans them. A record
/// that is broken spoils only its first line; reading goes on with the next. Holds one record at a
/// time, at most [#LONGEST] characters. For one thread.
///
/// Bytes that are no characters are decoded to a low surrogate on its own, which no decoder of a
/// whole character gives, so that the record they stand in can be told.
final class Records implements Closeable {
  /// Characters a record may have.
  static final int LONGEST = 10 * 1024 * 1024 + (1 << 16);

  private static final char BROKEN = '\uDFFF';
  private static final int EXCERPT = 120;
  private static final int CHUNK = 1 << 16;

  private final Reader in;
  private final char delimiter;
  private final boolean split;
  private final boolean quoted;

  private char[] buffer = new char[CHUNK];
  private int start;
  private int end;
  private boolean exhausted;
  private boolean begun;
  private char lineFeed = '\n';
  private int columns;

  /// Offsets from `start`: where the line's content ends, and where the next line begins.
  private int lineEnd;

  private int nextLine;
  private int length;
  private int consumed;
  private int linesConsumed;

  private long nextNumber = 1;
  private long number;
  private List<String> cells = List.of();
  private Optional<Notice> problem = Optional.empty();
  private Optional<String> longExcerpt = Optional.empty();

  Records(InputStream bytes, FileFormat format) {
    this.in =
        new InputStreamReader(
            bytes,
            format
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BROKEN)));
    this.delimiter = format.delimiter();
    this.split = format.kind() == Kind.DELIMITED;
    this.quoted = split && format.quoting() == Quoting.QUOTED;
  }

  /// How many cells each record must have from now on.
  void expect(int newColumns) {
    this.columns = newColumns;
  }

  /// Goes to the next record; lines without any character are passed over. False at the end.
  boolean next() throws IOException {
    do {
      start += consumed;
      consumed = 0;
      nextNumber += linesConsumed;
      linesConsumed = 0;
      problem = Optional.empty();
      longExcerpt = Optional.empty();
      cells = List.of();
      if (!line(0)) {
        return false;
      }
      number = nextNumber;
      take(nextLine, 1, lineEnd);
      if (longExcerpt.isPresent()) {
        return true;
      }
    } while (lineEnd == 0);
    if (split) {
      cells();
    }
    if (problem.isEmpty()) {
      problem = flaw();
    }
    return true;
  }

  /// Physical line on which the record begins, from 1.
  long number() {
    return number;
  }

  /// The cells; empty for kinds without cells and for broken records.
  List<String> fields() {
    return cells;
  }

  /// What is wrong with the record.
  Optional<Notice> problem() {
    return problem;
  }

  /// The whole record as it stands in the file, without its line end.
  String whole() {
    return new String(buffer, start, length);
  }

  char[] characters() {
    return buffer;
  }

  int offset() {
    return start;
  }

  int length() {
    return length;
  }

  /// Whether the record holds `\\u`, which writes a character by its number in JSON.
  boolean hasUnicodeEscape() {
    for (int i = start; i + 1 < start + length; i++) {
      if (buffer[i] == '\\' && buffer[i + 1] == 'u') {
        return true;
      }
    }
    return false;
  }

  /// The record's first characters on one line, for a list of what was rejected.
  String excerpt() {
    return longExcerpt.orElseGet(() -> excerpt(Math.min(length, EXCERPT)));
  }

  private String excerpt(int characters) {
    StringBuilder said = new StringBuilder(characters + 1);
    for (int i = start; i < start + characters; i++) {
      char c = buffer[i];
      said.append(isBroken(i) ? '\uFFFD' : c == '\n' || c == '\r' || c == 0 ? ' ' : c);
    }
    if (!said.isEmpty() && Character.isHighSurrogate(said.charAt(said.length() - 1))) {
      said.setLength(said.length() - 1);
    }
    return characters < length ? said.append('…').toString() : said.toString();
  }

  private void take(int characters, int lines, int newLength) {
    consumed = characters;
    linesConsumed = lines;
    length = newLength;
  }

  /// Finds the end of the line that begins at `from`; false if there is no such line.
  private boolean line(int from) throws IOException {
    int at = from;
    while (true) {
      for (int i = start + at; i < end; i++) {
        if (buffer[i] == lineFeed) {
          nextLine = i + 1 - start;
          boolean windows = lineFeed == '\n' && i > start + from && buffer[i - 1] == '\r';
          lineEnd = nextLine - (windows ? 2 : 1);
          return true;
        }
      }
      at = end - start;
      if (at > LONGEST) {
        if (from > 0) {
          return false;
        }
        skipLongLine();
        return true;
      }
      if (!fill()) {
        lineEnd = end - start;
        nextLine = lineEnd;
        return lineEnd > from;
      }
    }
  }

  /// Throws the rest of a line away that is longer than a record may be.
  private void skipLongLine() throws IOException {
    length = end - start;
    longExcerpt = Optional.of(excerpt(EXCERPT));
    problem = Optional.of(Notice.of("exchange.row.tooLong", LONGEST));
    start = end;
    while (fill()) {
      for (int i = start; i < end; i++) {
        if (buffer[i] == lineFeed) {
          nextLine = i + 1 - start;
          lineEnd = 0;
          return;
        }
      }
      start = end;
    }
    nextLine = 0;
    lineEnd = 0;
  }

  /// Reads more behind what is kept from `start` on; false at the end of the file.
  private boolean fill() throws IOException {
    if (exhausted) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST + CHUNK));
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      exhausted = true;
      return false;
    }
    end += read;
    if (!begun) {
      begin();
    }
    return true;
  }

  /// Passes over a byte order mark, and sees whether lines end in carriage returns alone.
  private void begin() {
    begun = true;
    if (buffer[0] == '\uFEFF') {
      start = 1;
    }
    boolean returns = false;
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\n') {
        return;
      }
      returns |= buffer[i] == '\r' && i + 1 < end;
    }
    if (returns) {
      lineFeed = '\r';
    }
  }

  private void cells() throws IOException {
    int firstNext = nextLine;
    int firstEnd = lineEnd;
    int lines = 1;
    List<String> found = new ArrayList<>(Math.max(4, columns));
    int at = 0;
    while (true) {
      int stop;
      if (quoted && at < lineEnd && buffer[start + at] == '"') {
        int close = at + 1;
        boolean doubled = false;
        while (true) {
          close = find('"', close);
          if (close == lineEnd) {
            if (!line(nextLine)) {
              broken("exchange.row.quote", firstNext, firstEnd);
              return;
            }
            lines++;
          } else if (close + 1 < lineEnd && buffer[start + close + 1] == '"') {
            doubled = true;
            close += 2;
          } else {
            break;
          }
        }
        stop = close + 1;
        if (stop < lineEnd && buffer[start + stop] != delimiter) {
          broken("exchange.row.quote", firstNext, firstEnd);
          return;
        }
        String cell = text(at + 1, close);
        found.add(doubled ? cell.replace("\"\"", "\"") : cell);
      } else {
        stop = find(delimiter, at);
        found.add(text(at, stop));
      }
      if (stop == lineEnd) {
        break;
      }
      at = stop + 1;
    }
    finish(found, lines, firstNext, firstEnd);
  }

  private void finish(List<String> found, int lines, int firstNext, int firstEnd) {
    if (columns > 0 && found.size() != columns) {
      if (lines > 1) {
        broken("exchange.row.quote", firstNext, firstEnd);
        return;
      }
      problem = Optional.of(Notice.of("exchange.row.columns", columns, found.size()));
    }
    cells = found;
    take(nextLine, lines, lineEnd);
  }

  private void broken(String reason, int firstNext, int firstEnd) {
    problem = Optional.of(Notice.of(reason));
    take(firstNext, 1, firstEnd);
  }

  private int find(char wanted, int from) {
    int limit = start + lineEnd;
    for (int i = start + from; i < limit; i++) {
      if (buffer[i] == wanted) {
        return i - start;
      }
    }
    return lineEnd;
  }

  private String text(int from, int to) {
    return new String(buffer, start + from, to - from);
  }

  private Optional<Notice> flaw() {
    for (int i = start; i < start + length; i++) {
      char c = buffer[i];
      if (c == 0) {
        return Optional.of(Notice.of("exchange.row.nul"));
      }
      if (c == BROKEN && isBroken(i)) {
        return Optional.of(Notice.of("exchange.row.bytes"));
      }
    }
    return Optional.empty();
  }

  private boolean isBroken(int i) {
    return buffer[i] == BROKEN && (i == start || !Character.isHighSurrogate(buffer[i - 1]));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
