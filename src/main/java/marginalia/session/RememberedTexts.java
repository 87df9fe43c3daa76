package marginalia.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.VectorKeeping;
import marginalia.text.Texts;

/// Texts in memory of which an encoder reads each only once, in however many lists they stand. For
/// work that fits many models on parts of the same texts. Safe for any thread.
public final class RememberedTexts implements VectorKeeping {
  private record Key(PretrainedEncoder encoder, String text) {}

  private final List<String> texts;
  private final Map<Key, byte[]> codes;

  private RememberedTexts(List<String> texts, Map<Key, byte[]> codes) {
    this.texts = texts;
    this.codes = codes;
  }

  /// Gives lists of texts that remember together.
  public static Function<List<String>, Texts> together() {
    Map<Key, byte[]> codes = new ConcurrentHashMap<>();
    return texts -> new RememberedTexts(List.copyOf(texts), codes);
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
        .map(text -> Optional.ofNullable(codes.get(new Key(encoder, text))))
        .toList();
  }

  @Override
  public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> fresh) {
    for (int i = 0; i < rows.length; i++) {
      codes.put(new Key(encoder, texts.get(rows[i])), fresh.get(i));
    }
  }
}
