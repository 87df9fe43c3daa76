package marginalia.text;

import java.util.List;

/// How texts are cut into units. English stands for every script that puts spaces between words.
public enum Language {
  /// Runs of letters and digits are units; punctuation parts them.
  ENGLISH,
  /// Every ideograph and every punctuation mark is a unit, and so is a run of other letters.
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
