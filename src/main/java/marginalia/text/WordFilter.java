package marginalia.text;

import java.nio.CharBuffer;

/// Leaves stop words out and gives words of one stem one hash. Remembers what it answered for the
/// words met last, so that frequent words cost no string. Not for several threads.
final class WordFilter {
  /// The answer for a word to be left out.
  static final long DROPPED = 0;

  private static final int REMEMBERED = 1 << 15;

  private final StopWords stopWords;
  private final Stemming stemming;
  private final Stemmer english = new Stemmer();
  private final long[] words = new long[REMEMBERED];
  private final long[] answers = new long[REMEMBERED];

  WordFilter(TextSettings settings) {
    stopWords = settings.stopWords();
    stemming = settings.stemming();
  }

  /// Hash of the stem of the word between `start` and `end`, whose own hash is `hash`; [#DROPPED]
  /// for a stop word.
  long of(long hash, char[] buffer, int start, int end) {
    int slot = (int) (hash >>> 7) & (REMEMBERED - 1);
    if (words[slot] != hash) {
      answers[slot] = answer(hash, buffer, start, end);
      words[slot] = hash;
    }
    return answers[slot];
  }

  private long answer(long hash, char[] buffer, int start, int end) {
    if (stopWords != StopWords.NONE && stopWords.contains(new String(buffer, start, end - start))) {
      return DROPPED;
    }
    if (stemming == Stemming.NONE || !Stemmer.stems(end - start)) {
      return hash;
    }
    return Tokeniser.hash(stem(CharBuffer.wrap(buffer, start, end - start).toString()));
  }

  /// The stem of a word; the word itself where words are not stemmed.
  String stem(String word) {
    return stemming == Stemming.NONE ? word : english.stem(word);
  }
}
