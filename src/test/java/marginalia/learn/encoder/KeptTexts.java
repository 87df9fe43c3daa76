package marginalia.learn.encoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Texts in memory with their vectors, which note in which order these were kept, and how often.
///
/// @param codes by row
/// @param order rows as they were kept
record KeptTexts(List<String> texts, Map<Integer, byte[]> codes, List<Integer> order, Lock turn)
    implements VectorKeeping {
  KeptTexts(List<String> texts) {
    this(
        texts,
        new ConcurrentHashMap<>(),
        Collections.synchronizedList(new ArrayList<>()),
        new ReentrantLock());
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public List<String> chunk(int from, int to) {
    return texts.subList(from, to);
  }

  @Override
  public List<Optional<byte[]>> kept(PretrainedEncoder encoder, int from, int to) {
    return IntStream.range(from, to).mapToObj(row -> Optional.ofNullable(codes.get(row))).toList();
  }

  @Override
  public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> found) {
    for (int i = 0; i < rows.length; i++) {
      codes.put(rows[i], found.get(i));
      order.add(rows[i]);
    }
  }
}
