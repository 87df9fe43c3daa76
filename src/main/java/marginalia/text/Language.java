package marginalia.text;

import java.util.List;

/// How texts are cut into units. English stands for every script that puts spaces between words.
public enum Language {
  /// Runs of letters and digits are units, and so are punctuation marks, ideographs and emoji.
  ENGLISH,
  /// The same, and a gap is a unit, too: it parts phrases here, not words.
  CHINESE;

  private static final double CHINESE_SHARE = 0.2;

  /// The language of a sample: Chinese if more than a fifth of its letters are ideographs. English
  /// for a sample without letters.
  public static Language of(List<String> sample) {
    long letters = 0;
    long ideographs = 0;
    for (String text : sample) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isLetter(c)) {
          letters++;
          if (Character.isIdeographic(c)) {
            ideographs++;
          }
        }
      }
    }
    return ideographs > CHINESE_SHARE * letters ? CHINESE : ENGLISH;
  }
}
