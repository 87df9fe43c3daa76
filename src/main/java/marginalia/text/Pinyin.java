package marginalia.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A name as it may be typed: as it is written, or by the sounds of its characters and the letters
/// of its words, each given in full or by its beginning. `ty`, `tiyu` and `tiy` find 体育, `yinhang`
/// finds 银行, `sc` finds "sports car". Immutable; finding is O(length of the name).
///
/// The sounds are those of the Unicode CLDR, and for characters that common words read in another
/// way those too; what is typed may take either.
public final class Pinyin {
  private static final int FIRST = 0x4e00;
  private static final List<List<String>> SOUNDS = readSounds();

  private final String folded;

  /// For each character with a sound, or other word: what it may be typed as.
  private final List<List<String>> units = new ArrayList<>();

  public Pinyin(String name) {
    folded = folded(name);
    StringBuilder word = new StringBuilder();
    folded
        .chars()
        .forEach(c -> {
          List<String> sounds = sounds((char) c);
          if (sounds.isEmpty() && Character.isLetterOrDigit(c)) {
            word.append((char) c);
          } else {
            endWord(word);
            if (!sounds.isEmpty()) {
              units.add(sounds);
            }
          }
        });
    endWord(word);
  }

  private void endWord(StringBuilder word) {
    if (!word.isEmpty()) {
      units.add(List.of(word.toString()));
      word.setLength(0);
    }
  }

  /// Whether `name` may be meant by what is typed. Whoever asks often about a name keeps a
  /// `Pinyin`.
  public static boolean matches(String name, String typed) {
    return new Pinyin(name).matches(Typed.of(typed));
  }

  /// The name in small letters of usual width and without accents.
  public String folded() {
    return folded;
  }

  /// What is typed, made ready to be compared with many names.
  ///
  /// @param folded as [Pinyin#folded(String)] makes it
  /// @param letters its letters and digits alone
  public record Typed(String folded, String letters) {
    public static Typed of(String typed) {
      String folded = Pinyin.folded(typed);
      return new Typed(folded, Pinyin.letters(folded));
    }
  }

  /// Whether what is typed is part of the name, or of its sounds from any character or word on.
  public boolean matches(Typed typed) {
    if (folded.contains(typed.folded())) {
      return true;
    }
    for (int start = 0; start < units.size(); start++) {
      if (from(start, typed.letters(), 0)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the name, or its sounds, begin with what is typed.
  public boolean startsWith(Typed typed) {
    return folded.startsWith(typed.folded()) || from(0, typed.letters(), 0);
  }

  /// Whether `typed` gives, from `at` on, the beginnings of the units from `unit` on, one after the
  /// other.
  private boolean from(int unit, String typed, int at) {
    if (at == typed.length()) {
      return true;
    }
    if (unit == units.size()) {
      return false;
    }
    for (String sound : units.get(unit)) {
      int most = Math.min(sound.length(), typed.length() - at);
      for (int i = 0; i < most && sound.charAt(i) == typed.charAt(at + i); i++) {
        if (from(unit + 1, typed, at + i + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  /// As names are compared: of usual width, in small letters, without accents.
  public static String folded(String text) {
    String decomposed = Normalizer.normalize(text.strip(), Normalizer.Form.NFKD);
    String plain =
        decomposed.codePoints().allMatch(c -> c < 0x300)
            ? decomposed
            : decomposed.replaceAll("\\p{InCombiningDiacriticalMarks}", "");
    return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String letters(String typed) {
    return typed
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<String> sounds(char c) {
    return c < FIRST || c - FIRST >= SOUNDS.size() ? List.of() : SOUNDS.get(c - FIRST);
  }

  /// For each character from `FIRST` on: itself and its sounds; empty if it has none.
  private static List<List<String>> readSounds() {
    List<List<String>> sounds = new ArrayList<>();
    IntStream.range(FIRST, 0xa000).forEach(_ -> sounds.add(new ArrayList<>()));
    for (String line : table().lines().toList()) {
      String[] parts = line.split(" ", -1);
      for (char c : parts[1].toCharArray()) {
        if (c >= FIRST) {
          List<String> of = sounds.get(c - FIRST);
          if (of.isEmpty()) {
            of.add(String.valueOf(c));
          }
          of.add(parts[0]);
        }
      }
    }
    return sounds.stream().map(List::copyOf).toList();
  }

  private static String table() {
    try (InputStream file = Pinyin.class.getResourceAsStream("pinyin.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
