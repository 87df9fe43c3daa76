package marginalia.session;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import marginalia.corpus.DocumentId;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.SomeTexts;
import marginalia.learn.encoder.VectorKeeping;
import marginalia.store.DocumentStore;
import marginalia.store.TextVectorStore;

/// Which documents a project has, by row: rows follow ascending ids and are the rows of the feature
/// matrix. Immutable but for the file behind it; safe for any thread.
public final class Documents implements VectorKeeping {
  private static final int PIECE = 1_000;

  private final DocumentStore store;
  private final TextVectorStore vectors;
  private final long[] ids;
  private final long[] heldOut;

  private Documents(DocumentStore store, TextVectorStore vectors, long[] ids, long[] heldOut) {
    this.store = store;
    this.vectors = vectors;
    this.ids = ids;
    this.heldOut = heldOut;
  }

  /// Reads the ids; O(n), about 0.1 s for 1,000,000.
  static Documents read(Stores stores) {
    DocumentStore store = stores.documents();
    return new Documents(store, stores.textVectors(), store.ids(), store.heldOut());
  }

  @Override
  public int size() {
    return ids.length;
  }

  public DocumentId id(int row) {
    return new DocumentId(ids[row]);
  }

  /// Row of a document, negative if it has none (hidden, or a duplicate within a group).
  public int row(DocumentId id) {
    return Arrays.binarySearch(ids, id.value());
  }

  public boolean isHeldOut(DocumentId id) {
    return Arrays.binarySearch(heldOut, id.value()) >= 0;
  }

  /// The rows that are not held out.
  BitSet open() {
    BitSet open = new BitSet(ids.length);
    open.set(0, ids.length);
    for (long id : heldOut) {
      int row = Arrays.binarySearch(ids, id);
      if (row >= 0) {
        open.clear(row);
      }
    }
    return open;
  }

  public int heldOut() {
    return heldOut.length;
  }

  /// So many texts or a few more, from all over the project.
  List<String> some(int count) {
    int step = Math.max(1, size() / count);
    return IntStream.iterate(0, row -> row < size(), row -> row + step)
        .mapToObj(row -> chunk(row, row + 1))
        .flatMap(List::stream)
        .toList();
  }

  /// Some of the texts, these rows in this order, with what is kept of them.
  VectorKeeping rows(int[] rows) {
    return new SomeTexts(this, rows);
  }

  @Override
  public List<String> chunk(int from, int to) {
    return from == to ? List.of() : store.texts(ids[from], ids[to - 1]);
  }

  @Override
  public List<Optional<byte[]>> kept(PretrainedEncoder encoder, int from, int to) {
    if (from == to) {
      return List.of();
    }
    Map<Long, byte[]> found = vectors.between(encoder.slug(), ids[from], ids[to - 1]);
    return IntStream.range(from, to)
        .mapToObj(row -> Optional.ofNullable(found.get(ids[row])))
        .toList();
  }

  @Override
  public Lock turn() {
    return vectors.turn();
  }

  @Override
  public int[] missing(PretrainedEncoder encoder) {
    return LongStream.of(vectors.without(encoder.slug()))
        .mapToInt(id -> Arrays.binarySearch(ids, id))
        .filter(row -> row >= 0)
        .toArray();
  }

  /// The encoder of the first vector that is kept.
  Optional<String> readBy() {
    return vectors.encoder();
  }

  /// Grows whenever a vector is kept.
  long vectorChanges() {
    return vectors.changes();
  }

  @Override
  public void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> codes) {
    for (int from = 0; from < rows.length; from += PIECE) {
      vectors.put(
          encoder.slug(),
          IntStream.range(from, Math.min(rows.length, from + PIECE))
              .mapToObj(i -> new TextVectorStore.Entry(ids[rows[i]], codes.get(i)))
              .toList());
    }
  }
}
