package marginalia.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.VectorKeeping;

/// Texts whose codes all tests share, so that the encoder reads each only once.
record KeptTexts(List<String> texts) implements VectorKeeping {
  private record Key(PretrainedEncoder encoder, String text) {}

  private static final Map<Key, byte[]> KEPT = new ConcurrentHashMap<>();

  static KeptTexts of(List<String> texts) {
    return new KeptTexts(List.copyOf(texts));
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
    return chunk(from, to).stream()
        .map(text -> Optional.ofNullable(KEPT.get(new Key(encoder, text))))
        .toList();
  }

  @Override
  public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> codes) {
    for (int i = 0; i < rows.length; i++) {
      KEPT.put(new Key(encoder, texts.get(rows[i])), codes.get(i));
    }
  }
}
