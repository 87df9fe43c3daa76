package marginalia.text;

/// How a text is cut into the words of an embedding.
public enum WordCut {
  /// At spaces, tabs, line breaks, vertical tabs, form feeds and zeros, nothing folded: what C++
  /// fastText and word2vec do.
  WHITESPACE,
  /// Folded (NFKC, lower case) runs of letters and digits; punctuation marks, ideographs and emoji
  /// each for themselves.
  WORDS,
  /// As [#WORDS], capitals left as they are.
  CASED_WORDS,
  /// As [#WORDS], and a gap is a word, too: it parts phrases in Chinese.
  CHARACTERS,
  /// As [#WORDS], but ideographs next to each other are cut into words by a dictionary.
  DICTIONARY;

  /// The cut of a language.
  public static WordCut of(Language language) {
    return switch (language) {
      case ENGLISH -> WORDS;
      case CHINESE -> CHARACTERS;
    };
  }
}
