package marginalia.learn.encoder;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;

/// Some of many texts, these rows in this order, with what is kept of them.
///
/// @param rows of `all`; not to be changed
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record SomeTexts(VectorKeeping all, int[] rows) implements VectorKeeping {
  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public List<String> chunk(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> all.chunk(rows[i], rows[i] + 1).getFirst())
        .toList();
  }

  @Override
  public List<Optional<byte[]>> kept(PretrainedEncoder encoder, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> all.kept(encoder, rows[i], rows[i] + 1).getFirst())
        .toList();
  }

  @Override
  public void keep(PretrainedEncoder encoder, int[] some, List<byte[]> codes) {
    all.keep(encoder, IntStream.of(some).map(i -> rows[i]).toArray(), codes);
  }

  @Override
  public Lock turn() {
    return all.turn();
  }
}
