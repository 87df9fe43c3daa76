package marginalia.learn.fasttext;

import marginalia.text.Subwords.Buckets;

/// Buckets of word n-grams, numbered as C++ fastText numbers them.
final class WordNgrams {
  private static final long FACTOR = 116_049_371;

  private WordNgrams() {}

  /// Appends the buckets of all n-grams of two and more words.
  ///
  /// @param hashes of the words, the first `count` of the array
  static void add(int[] hashes, int count, int longest, int buckets, Buckets into) {
    for (int first = 0; first < count; first++) {
      long hash = hashes[first];
      int end = Math.min(count, first + longest);
      for (int last = first + 1; last < end; last++) {
        hash = hash * FACTOR + hashes[last];
        into.add((int) Long.remainderUnsigned(hash, buckets));
      }
    }
  }
}
