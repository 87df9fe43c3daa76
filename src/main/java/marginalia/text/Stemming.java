package marginalia.text;

/// How words lose their endings.
public enum Stemming {
  NONE,
  /// [#ENGLISH] where there are fewer than 20,000 texts, as rare forms of a word lack examples then;
  /// otherwise [#NONE].
  IF_FEW_TEXTS,
  /// Snowball's English stemmer (Porter 2001), by Lucene.
  ENGLISH;
}