package marginalia.learn.tensor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// An n × d table of floats in pages of some rows each, so that a copy that differs in a few rows
/// shares the other pages ([#copyFor]), and so that a large table needs no single large array.
///
/// Several threads may write to different rows. Where they write to the same row without agreement,
/// some of their additions are lost, as in Hogwild (Recht, Ré, Wright, Niu 2011).
public final class RowMatrix implements Rows {
  private static final int SHIFT = 6;
  private static final int PAGE = 1 << SHIFT;

  private final int rows;
  private final int width;
  private final float[][] pages;

  private RowMatrix(int rows, int width, float[][] pages) {
    this.rows = rows;
    this.width = width;
    this.pages = pages;
  }

  /// A table of zeros.
  ///
  /// @throws IllegalArgumentException for a negative number of rows, or no width
  public static RowMatrix zero(int rows, int width) {
    if (rows < 0 || width < 1) {
      throw new IllegalArgumentException(rows + " × " + width);
    }
    float[][] pages = new float[Math.ceilDiv(rows, PAGE)][];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = new float[Math.min(PAGE, rows - page * PAGE) * width];
    }
    return new RowMatrix(rows, width, pages);
  }

  /// A table of numbers drawn evenly from −1/d to 1/d.
  public static RowMatrix random(int rows, int width, long seed) {
    RowMatrix matrix = zero(rows, width);
    SplittableRandom random = new SplittableRandom(seed);
    float scale = 2f / width / (1 << 24);
    float least = -1f / width;
    for (float[] page : matrix.pages) {
      for (int i = 0; i < page.length; i += 2) {
        long bits = random.nextLong();
        page[i] = (bits >>> 40) * scale + least;
        if (i + 1 < page.length) {
          page[i + 1] = (bits & 0xffffff) * scale + least;
        }
      }
    }
    return matrix;
  }

  /// Fills a row with the next numbers of a file.
  @FunctionalInterface
  public interface RowSource {
    void read(float[] row) throws IOException;
  }

  /// A table of rows read one after another; asks for memory as they come, so that a wrong number
  /// of rows ends at the end of the file.
  public static RowMatrix read(int rows, int width, RowSource source) throws IOException {
    List<float[]> pages = new ArrayList<>();
    float[] row = new float[width];
    for (int first = 0; first < rows; first += PAGE) {
      float[] page = new float[Math.min(PAGE, rows - first) * width];
      for (int at = 0; at < page.length; at += width) {
        source.read(row);
        System.arraycopy(row, 0, page, at, width);
      }
      pages.add(page);
    }
    return new RowMatrix(rows, width, pages.toArray(float[][]::new));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void addTo(int row, float scale, float[] into) {
    Kernels.add(scale, pages[row >>> SHIFT], (row & PAGE - 1) * width, into, 0, width);
  }

  @Override
  public void addTo(int[] indices, float[] weights, int from, int to, float scale, float[] into) {
    Kernels.addRows(
        new Kernels.Gather(pages, SHIFT, width), indices, weights, from, to, scale, into);
  }

  @Override
  public float dot(int row, float[] vector) {
    return Kernels.dot(pages[row >>> SHIFT], (row & PAGE - 1) * width, vector, 0, width);
  }

  /// row += scale · the d numbers of `from` that start at `offset`.
  public void add(int row, float scale, float[] from, int offset) {
    Kernels.add(scale, from, offset, pages[row >>> SHIFT], (row & PAGE - 1) * width, width);
  }

  /// gradient += scale · row, then row += scale · hidden.
  public void step(int row, float scale, float[] hidden, float[] gradient) {
    Kernels.step(scale, hidden, pages[row >>> SHIFT], (row & PAGE - 1) * width, gradient, width);
  }

  /// One number.
  public float at(int row, int column) {
    return pages[row >>> SHIFT][(row & PAGE - 1) * width + column];
  }

  /// Copies a row into `into`, d long.
  public void copyRow(int row, float[] into) {
    System.arraycopy(pages[row >>> SHIFT], (row & PAGE - 1) * width, into, 0, width);
  }

  /// Replaces a row by `values`, d long.
  public void setRow(int row, float[] values) {
    System.arraycopy(values, 0, pages[row >>> SHIFT], (row & PAGE - 1) * width, width);
  }

  /// A table with the same numbers that shares all pages but those that hold `changing` rows, which
  /// alone may then be written to. Cost O(pages + width · rows changing).
  public RowMatrix copyFor(int[] changing) {
    float[][] copy = pages.clone();
    BitSet copied = new BitSet(pages.length);
    for (int row : changing) {
      int page = row >>> SHIFT;
      if (!copied.get(page)) {
        copied.set(page);
        copy[page] = pages[page].clone();
      }
    }
    return new RowMatrix(rows, width, copy);
  }

  /// A copy that shares nothing.
  public RowMatrix copy() {
    return new RowMatrix(
        rows, width, Arrays.stream(pages).map(float[]::clone).toArray(float[][]::new));
  }

  /// A copy without one row.
  public RowMatrix without(int row) {
    RowMatrix copy = zero(rows - 1, width);
    float[] moved = new float[width];
    for (int i = 0; i < rows - 1; i++) {
      copyRow(i < row ? i : i + 1, moved);
      copy.setRow(i, moved);
    }
    return copy;
  }

  /// Length of a row.
  public float norm(int row) {
    float[] page = pages[row >>> SHIFT];
    int from = (row & PAGE - 1) * width;
    return (float) Math.sqrt(Kernels.dot(page, from, page, from, width));
  }
}
