package marginalia.store;

import java.util.Arrays;

/// A growing list of ids without boxes.
final class Ids {
  private long[] values = new long[1024];
  private int size;

  void add(long id) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = id;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
