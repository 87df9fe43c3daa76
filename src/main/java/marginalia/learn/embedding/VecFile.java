package marginalia.learn.embedding;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.WordTable;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Word vectors as text, `.vec`: a line with the numbers of words and columns, then a line per word
/// with the word and its numbers, parted by spaces. What word2vec, fastText and GloVe-to-word2vec
/// write.
public final class VecFile {
  private static final int WIDEST = 1 << 14;

  private VecFile() {}

  /// Reads vectors. The counts of the words, which such files do not hold, fall from the first word
  /// to the last.
  ///
  /// @throws NoticeException if the file is missing, no such file, or damaged
  public static WordVectors read(Path path) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      return read(in);
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("engine.vectorsMissing", path.toString()), e);
    } catch (MalformedInputException e) {
      throw foreign(path, "it is not UTF-8", e);
    } catch (IOException | NumberFormatException e) {
      throw foreign(path, String.valueOf(e.getMessage()), e);
    }
  }

  private static NoticeException foreign(Path path, String reason, Exception cause) {
    return new NoticeException(Notice.of("engine.vectorsForeign", path.toString(), reason), cause);
  }

  private static WordVectors read(BufferedReader in) throws IOException {
    String head = in.readLine();
    String[] sizes = head == null ? new String[0] : head.strip().split(" ", -1);
    if (sizes.length != 2) {
      throw new IOException("its first line is not two numbers");
    }
    int rows = Integer.parseInt(sizes[0]);
    int width = Integer.parseInt(sizes[1]);
    if (rows < 0 || width < 1 || width > WIDEST) {
      throw new IOException("a table of " + rows + " × " + width);
    }
    WordTable words = new WordTable();
    RowMatrix vectors =
        RowMatrix.read(
            rows,
            width,
            row -> {
              String line = in.readLine();
              if (line == null) {
                throw new IOException("it ends after " + words.size() + " of " + rows + " words");
              }
              words.add(parse(line, row), (long) rows - words.size());
            });
    if (words.size() != rows) {
      throw new IOException("a word is listed twice");
    }
    return WordVectors.of(words, vectors);
  }

  private static String parse(String line, float[] row) throws IOException {
    String[] parts = line.stripTrailing().split(" ", -1);
    if (parts.length != row.length + 1) {
      throw new IOException(parts.length - 1 + " numbers instead of " + row.length);
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.parseFloat(parts[i + 1]);
    }
    return parts[0];
  }

  /// Writes beside `path` first and then renames.
  public static void write(WordVectors vectors, Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        out.write(vectors.size() + " " + vectors.width() + "\n");
        for (int word = 0; word < vectors.size(); word++) {
          out.write(vectors.words().word(word));
          for (int i = 0; i < vectors.width(); i++) {
            out.write(" " + vectors.vectors().at(word, i));
          }
          out.write("\n");
        }
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
