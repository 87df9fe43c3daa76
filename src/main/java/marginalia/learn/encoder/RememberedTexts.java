package marginalia.learn.encoder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import marginalia.text.Texts;

/// Texts in memory of which an encoder reads each only once, in however many lists they stand. For
/// work that fits many models on parts of the same texts. Safe for any thread.
public final class RememberedTexts implements VectorKeeping {
  private final List<String> texts;
  private final Memory memory;

  private RememberedTexts(List<String> texts, Memory memory) {
    this.texts = texts;
    this.memory = memory;
  }

  /// Gives lists of texts that remember together.
  public static Function<List<String>, Texts> together() {
    Memory memory =
        new Memory(Optional.empty(), Map.of(), new ConcurrentHashMap<>(), new ReentrantLock());
    return texts -> new RememberedTexts(List.copyOf(texts), memory);
  }

  /// The same, knowing from the start what is kept of some texts, and keeping with them what is
  /// found out.
  public static Function<List<String>, Texts> together(VectorKeeping kept) {
    Map<String, Integer> rows = new HashMap<>();
    List<String> known = kept.chunk(0, kept.size());
    for (int row = 0; row < known.size(); row++) {
      rows.putIfAbsent(known.get(row), row);
    }
    Memory memory = new Memory(Optional.of(kept), rows, new ConcurrentHashMap<>(), kept.turn());
    return texts -> new RememberedTexts(List.copyOf(texts), memory);
  }

  private record Key(PretrainedEncoder encoder, String text) {}

  /// What all lists remember.
  ///
  /// @param rows where a text stands in what is kept elsewhere
  private record Memory(
      Optional<VectorKeeping> elsewhere,
      Map<String, Integer> rows,
      Map<Key, byte[]> codes,
      Lock turn) {
    Optional<byte[]> of(PretrainedEncoder encoder, String text) {
      byte[] here = codes.get(new Key(encoder, text));
      Integer row = rows.get(text);
      if (here != null || row == null) {
        return Optional.ofNullable(here);
      }
      return elsewhere.flatMap(kept -> kept.kept(encoder, row, row + 1).getFirst());
    }

    void keep(PretrainedEncoder encoder, List<String> texts, List<byte[]> fresh) {
      for (int i = 0; i < texts.size(); i++) {
        codes.put(new Key(encoder, texts.get(i)), fresh.get(i));
      }
      if (elsewhere.isPresent()) {
        int[] known =
            IntStream.range(0, texts.size()).filter(i -> rows.containsKey(texts.get(i))).toArray();
        elsewhere
            .get()
            .keep(
                encoder,
                IntStream.of(known).map(i -> rows.getOrDefault(texts.get(i), 0)).toArray(),
                IntStream.of(known).mapToObj(fresh::get).toList());
      }
    }
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
    return chunk(from, to).stream().map(text -> memory.of(encoder, text)).toList();
  }

  @Override
  public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> fresh) {
    memory.keep(encoder, IntStream.of(rows).mapToObj(texts::get).toList(), fresh);
  }

  @Override
  public Lock turn() {
    return memory.turn();
  }
}
