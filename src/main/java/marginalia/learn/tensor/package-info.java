/// Numbers in bulk: the loops everything else waits for. The only user of the Vector API. Read
/// [marginalia.learn.tensor.Kernels] and [marginalia.learn.tensor.RowMatrix] first.
@NullMarked
package marginalia.learn.tensor;

import org.jspecify.annotations.NullMarked;
