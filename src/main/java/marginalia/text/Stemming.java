package marginalia.text;

/// How words lose their endings.
public enum Stemming {
  NONE,
  /// [#ENGLISH] where there are fewer than 20,000 texts, as rare forms of a word lack examples
  /// then; otherwise [#NONE].
  IF_FEW_TEXTS,
  /// Snowball's English stemmer (Porter 2001), by Lucene.
  ENGLISH;

  private static final int FEW = 20_000;

  /// What it comes to for so many texts; never [#IF_FEW_TEXTS].
  Stemming resolved(int texts) {
    return switch (this) {
      case NONE -> NONE;
      case IF_FEW_TEXTS -> texts < FEW ? ENGLISH : NONE;
      case ENGLISH -> ENGLISH;
    };
  }
}
