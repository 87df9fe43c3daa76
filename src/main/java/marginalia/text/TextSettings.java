package marginalia.text;

import java.util.Optional;

/// How texts are cut into n-grams.
///
/// @param stopWords which words are left out
/// @param stemming how words lose their endings
/// @param units n-grams of units
/// @param letters n-grams of the letters within each word, the word between `<` and `>`; none if
///   empty
public record TextSettings(
    Normalisation normalisation,
    Segmentation segmentation,
    StopWords stopWords,
    Stemming stemming,
    Span units,
    Optional<Span> letters) {
  /// Stems and punctuation in ones and twos for English, characters in ones to threes for Chinese;
  /// chosen by measurement, see `src/docs/decisions/0015-texts-to-units.md`.
  public static TextSettings defaults(Language language) {
    return switch (language) {
      case ENGLISH -> of(Segmentation.UNICODE_WORDS, new Span(1, 2)).with(Stemming.IF_FEW_TEXTS);
      case CHINESE -> of(Segmentation.CHARACTERS, new Span(1, 3));
    };
  }

  /// Nothing but units, normalised as usual.
  public static TextSettings of(Segmentation segmentation, Span units) {
    return new TextSettings(
        Normalisation.defaults(),
        segmentation,
        StopWords.NONE,
        Stemming.NONE,
        units,
        Optional.empty());
  }

  public TextSettings with(Normalisation other) {
    return new TextSettings(other, segmentation, stopWords, stemming, units, letters);
  }

  public TextSettings with(StopWords other) {
    return new TextSettings(normalisation, segmentation, other, stemming, units, letters);
  }

  public TextSettings with(Stemming other) {
    return new TextSettings(normalisation, segmentation, stopWords, other, units, letters);
  }

  /// With n-grams of letters, too.
  public TextSettings withLetters(Span other) {
    return new TextSettings(
        normalisation, segmentation, stopWords, stemming, units, Optional.of(other));
  }
}
