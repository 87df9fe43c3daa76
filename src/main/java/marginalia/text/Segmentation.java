package marginalia.text;

/// What the units of a text are, whose n-grams become features.
public enum Segmentation {
  /// Runs of letters and digits, punctuation marks, single ideographs and emoji.
  UNICODE_WORDS,
  /// The same, and a gap is a unit, too: it parts phrases in Chinese, not words.
  CHARACTERS,
  /// As [#UNICODE_WORDS], but ideographs next to each other are cut into words by a dictionary.
  DICTIONARY,
  /// [#CHARACTERS], and beside them the words of [#DICTIONARY] that have two characters or more.
  CHARACTERS_AND_WORDS;

  boolean gapsCount() {
    return this == CHARACTERS || this == CHARACTERS_AND_WORDS;
  }

  /// Whether units are spelt with a space between them.
  boolean spaced() {
    return this == UNICODE_WORDS || this == DICTIONARY;
  }
}
