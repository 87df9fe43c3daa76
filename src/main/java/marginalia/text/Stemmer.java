package marginalia.text;

import org.tartarus.snowball.ext.EnglishStemmer;

/// Takes the endings off English words: Snowball's stemmer (Porter 2001), by Lucene. Words of two
/// letters stay. Not safe for several threads.
public final class Stemmer {
  private static final int NO_STEM = 2;

  private final EnglishStemmer english = new EnglishStemmer();

  /// Whether a word of so many letters can lose any.
  static boolean stems(int letters) {
    return letters > NO_STEM;
  }

  /// The stem of a folded word.
  public String stem(String word) {
    if (!stems(word.length())) {
      return word;
    }
    english.setCurrent(word);
    english.stem();
    return english.getCurrent();
  }
}
