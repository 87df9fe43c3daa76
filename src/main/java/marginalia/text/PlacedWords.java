package marginalia.text;

import java.util.ArrayList;
import java.util.List;

/// The words that a [WordReader] cuts a text into, with their places in the original. Slower than
/// the reader alone: for texts that somebody looks at.
public final class PlacedWords {
  private PlacedWords() {}

  /// A word as it counts. A gap that is a word has the place of the gap.
  public record Word(String word, Stretch where) {}

  /// How the cut makes texts alike.
  static Normalisation normalisation(WordCut cut) {
    return switch (cut) {
      case WHITESPACE -> Normalisation.of();
      case CASED_WORDS -> Normalisation.of(Normalisation.Step.NFKC);
      case WORDS, CHARACTERS, DICTIONARY -> Normalisation.defaults();
    };
  }

  /// The words in their order.
  public static List<Word> of(String text, WordCut cut) {
    Normalised folded = normalisation(cut).apply(text);
    WordReader reader = new WordReader(cut);
    int count = reader.read(folded.text());
    List<Word> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      String word = reader.word(i);
      boolean gap = word.equals(WordReader.GAP_WORD);
      int start = gap ? gap(folded.text(), from) : folded.text().indexOf(word, from);
      if (start >= 0) {
        int end = start + (gap ? 1 : word.length());
        words.add(new Word(word, folded.original(new Stretch(start, end))));
        from = end;
      }
    }
    return List.copyOf(words);
  }

  /// The first gap from a place on, or −1.
  private static int gap(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Characters.kind(text.charAt(i)) == Characters.GAP) {
        return i;
      }
    }
    return -1;
  }
}
