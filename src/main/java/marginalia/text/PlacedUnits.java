package marginalia.text;

/// One text read by a [Tokeniser], with the place of everything in the original. Slower than the
/// tokeniser alone: for texts that somebody looks at.
final class PlacedUnits {
  private final Tokeniser tokeniser;
  private final Normalised text;

  /// Where in the normalised text each character of the tokeniser's buffer stands.
  private final int[] places;

  private PlacedUnits(Tokeniser tokeniser, Normalised text, int[] places) {
    this.tokeniser = tokeniser;
    this.text = text;
    this.places = places;
  }

  static PlacedUnits read(TextSettings settings, String original) {
    Normalised text = settings.normalisation().apply(original);
    Tokeniser tokeniser = new Tokeniser(settings.with(Normalisation.of()));
    tokeniser.read(text.text());
    return new PlacedUnits(tokeniser, text, places(text.text()));
  }

  /// The buffer holds one character for a gap, however many it takes in the text.
  private static int[] places(String text) {
    int[] places = new int[text.length() + 1];
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      int kept = Characters.kind(c) == Characters.GAP ? 1 : length;
      for (int j = 0; j < kept; j++) {
        places[size++] = i + j;
      }
      i += length;
    }
    java.util.Arrays.fill(places, size, places.length, text.length());
    return places;
  }

  /// The tokeniser as it is after the text.
  Tokeniser tokeniser() {
    return tokeniser;
  }

  /// The place of a piece of the tokeniser's buffer in the original.
  Stretch original(int start, int end) {
    return text.original(new Stretch(places[start], places[end]));
  }
}
