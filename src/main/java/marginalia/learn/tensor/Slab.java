package marginalia.learn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// One long array of floats outside the Java heap, held by ND4J, from which matrices are cut. Its
/// memory is given back by [#close()], or some time after the last matrix of it is forgotten. Not
/// to be used after `close`. Any thread; the contents are guarded by nobody.
public final class Slab implements AutoCloseable {
  private static final int LINE_BYTES = 64;
  private static final int LINE = LINE_BYTES / Float.BYTES;

  private final INDArray array;
  private final MemorySegment segment;

  private Slab(INDArray array, MemorySegment segment) {
    this.array = array;
    this.segment = segment;
  }

  /// A slab of zeros.
  ///
  /// @param floats how many; the first lies at the start of a cache line
  @SuppressWarnings("restricted") // The program is started with native access for everything.
  public static Slab of(long floats) {
    NativeBlas _ = NativeBlas.loaded();
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, floats + LINE);
    long address = array.data().address();
    long aligned = Math.ceilDiv(address, LINE_BYTES) * LINE_BYTES;
    MemorySegment segment =
        MemorySegment.ofAddress(aligned).reinterpret(floats * Float.BYTES).fill((byte) 0);
    return new Slab(array, segment);
  }

  /// How many floats there are.
  public long size() {
    return segment.byteSize() / Float.BYTES;
  }

  MemorySegment segment() {
    return segment;
  }

  /// `rows` × `columns` floats from `offset` on.
  ///
  /// @throws IndexOutOfBoundsException if they do not lie inside
  public Matrix matrix(long offset, int rows, int columns) {
    long bytes = (long) rows * columns * Float.BYTES;
    return new Matrix(
        this, segment.asSlice(offset * Float.BYTES, bytes), rows, columns, Math.max(1, columns));
  }

  /// Where the next matrix should begin after one that ends at `offset`: on a cache line.
  public static long aligned(long offset) {
    return Math.ceilDiv(offset, LINE) * LINE;
  }

  float at(long index) {
    return segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  @Override
  public void close() {
    array.close();
  }
}
