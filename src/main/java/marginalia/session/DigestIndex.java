package marginalia.session;

import java.util.Optional;
import marginalia.corpus.DocumentId;

/// Finds the first document with a given text digest; 16 bytes a document at most twice over. Used
/// by one thread.
final class DigestIndex {
  private long[] digests = new long[1 << 12];
  private long[] ids = new long[1 << 12];
  private int size;

  /// Keeps `id` for the digest unless it has one; returns the one it has.
  Optional<DocumentId> putIfAbsent(long digest, DocumentId id) {
    if (size * 2 >= ids.length) {
      grow();
    }
    int slot = slot(digest);
    if (ids[slot] != 0) {
      return Optional.of(new DocumentId(ids[slot]));
    }
    digests[slot] = digest;
    ids[slot] = id.value();
    size++;
    return Optional.empty();
  }

  private int slot(long digest) {
    int mask = ids.length - 1;
    int slot = (int) (digest ^ (digest >>> 32)) & mask;
    while (ids[slot] != 0 && digests[slot] != digest) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldDigests = digests;
    long[] oldIds = ids;
    digests = new long[oldIds.length * 2];
    ids = new long[oldIds.length * 2];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        int slot = slot(oldDigests[i]);
        digests[slot] = oldDigests[i];
        ids[slot] = oldIds[i];
      }
    }
  }
}
