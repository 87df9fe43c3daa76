package marginalia.learn.tensor;

import java.util.ArrayList;
import java.util.List;

/// Matrices for the length of one step: taken one after another, all given back at once by
/// [#reset()]. Grows to what the largest step needs and then asks the system for nothing more. For
/// one thread.
public final class Workspace implements AutoCloseable {
  private static final long LEAST = 1 << 18;

  private final List<Slab> slabs = new ArrayList<>();
  private int current;
  private long used;

  /// A matrix whose contents are left over from earlier steps; the caller overwrites all of it.
  public Matrix uninitialised(int rows, int columns) {
    long size = (long) rows * columns;
    while (current < slabs.size() && used + size > slabs.get(current).size()) {
      current++;
      used = 0;
    }
    if (current == slabs.size()) {
      long last = slabs.isEmpty() ? LEAST / 2 : slabs.getLast().size();
      slabs.add(Slab.of(Math.max(size, last * 2)));
    }
    Matrix matrix = slabs.get(current).matrix(used, rows, columns);
    used = Slab.aligned(used + size);
    return matrix;
  }

  /// A matrix of zeros.
  public Matrix zeros(int rows, int columns) {
    Matrix matrix = uninitialised(rows, columns);
    matrix.clear();
    return matrix;
  }

  /// Takes all matrices back; who still holds one sees its contents change.
  public void reset() {
    current = 0;
    used = 0;
  }

  @Override
  public void close() {
    slabs.forEach(Slab::close);
    slabs.clear();
    reset();
  }
}
