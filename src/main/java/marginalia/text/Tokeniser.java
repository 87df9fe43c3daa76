package marginalia.text;

import static marginalia.text.Characters.FOLD;
import static marginalia.text.Characters.GAP;
import static marginalia.text.Characters.HARD;
import static marginalia.text.Characters.KIND;
import static marginalia.text.Characters.PUNCTUATION;
import static marginalia.text.Characters.SINGLE;
import static marginalia.text.Characters.WORD;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/// Cuts texts into folded units and hashes their n-grams, without a string for any of them. The
/// folded characters of all texts read since [#clear()] stay in one buffer, so that an n-gram can
/// be spelt out later. Not safe for several threads.
final class Tokeniser {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  static final long PRIME = 0xFF51AFD7ED558CCDL;
  private static final int LONGEST_NAME = 80;
  private static final Span WORD_PAIRS = new Span(1, 2);

  private static final long WORDS_SALT = 0x2545F4914F6CDD1DL;

  private final TextSettings settings;
  private final boolean usual;
  private final boolean gapsCount;
  private final Optional<WordBreaks> breaks;
  private final Optional<WordFilter> filter;
  private char[] buffer = new char[1 << 16];
  private int length;
  private long[] unitHash = new long[256];
  private int[] unitStart = new int[256];
  private int[] unitEnd = new int[256];
  private int units;
  private int plainUnits;

  /// Where units start in the buffer, if a dictionary made them.
  private final BitSet unitStarts = new BitSet();

  private final GramList grams = new GramList();

  Tokeniser(TextSettings settings) {
    this.settings = settings;
    usual = settings.normalisation().equals(Normalisation.defaults());
    gapsCount = settings.segmentation().gapsCount();
    breaks =
        switch (settings.segmentation()) {
          case UNICODE_WORDS, CHARACTERS -> Optional.empty();
          case DICTIONARY, CHARACTERS_AND_WORDS -> Optional.of(new WordBreaks());
        };
    boolean filters =
        settings.stopWords() != StopWords.NONE || settings.stemming() != Stemming.NONE;
    filter = filters ? Optional.of(new WordFilter(settings)) : Optional.empty();
  }

  /// Forgets all texts.
  void clear() {
    length = 0;
    unitStarts.clear();
  }

  /// Number of n-grams in the last text.
  int grams() {
    return grams.size();
  }

  /// Hashes of the n-grams in the last text, the first [#grams()] of the array.
  long[] hashes() {
    return grams.hashes();
  }

  /// Where an n-gram of the last text starts in the buffer.
  int spanStart(int gram) {
    return grams.start(gram);
  }

  /// Where an n-gram of the last text ends in the buffer.
  int spanEnd(int gram) {
    return grams.end(gram);
  }

  void read(String text) {
    int from = length;
    if (!usual) {
      readHard(settings.normalisation().apply(text).text(), IntUnaryOperator.identity());
    } else if (!readSimple(text)) {
      length = from;
      readHard(Normalizer.normalize(text, Normalizer.Form.NFKC), Character::toLowerCase);
    }
    grams.clear();
    if (settings.segmentation() == Segmentation.DICTIONARY) {
      joinWords();
    }
    filter.ifPresent(this::filter);
    plainUnits = units;
    grams.addUnits(unitHash, unitStart, unitEnd, 0, units, settings.units());
    if (settings.segmentation() == Segmentation.CHARACTERS_AND_WORDS) {
      addWords();
      grams.addUnits(unitHash, unitStart, unitEnd, plainUnits, units, WORD_PAIRS);
    }
    settings.letters().ifPresent(this::addLetters);
  }

  /// Number of units in the last text, words beside characters left out.
  int units() {
    return plainUnits;
  }

  /// Number of units in the last text, words beside characters included.
  int allUnits() {
    return units;
  }

  /// Where a unit of the last text starts in the buffer.
  int unitStart(int at) {
    return unitStart[at];
  }

  /// Where a unit of the last text ends in the buffer.
  int unitEnd(int at) {
    return unitEnd[at];
  }

  /// Hash of a unit, which is that of its n-gram of one.
  long unit(int at) {
    return unitHash[at];
  }

  /// Replaces neighbouring ideographs by the words they make.
  private void joinWords() {
    int before = units;
    int kept = 0;
    int at = 0;
    while (at < before) {
      int end = runEnd(at, before);
      if (end - at < 2) {
        move(at++, kept++);
        continue;
      }
      int start = unitStart[at];
      int shift = kept;
      int[] count = new int[1];
      WordBreaks words = breaks.orElseThrow();
      int[] from = {start};
      words.of(
          new String(buffer, start, unitEnd[end - 1] - start),
          wordEnd -> {
            set(shift + count[0]++, wordHash(from[0], start + wordEnd), from[0], start + wordEnd);
            from[0] = start + wordEnd;
          });
      kept += count[0];
      at = end;
    }
    units = kept;
    for (int unit = 0; unit < units; unit++) {
      unitStarts.set(unitStart[unit]);
    }
  }

  /// Adds words of two and more ideographs behind the units.
  private void addWords() {
    int before = units;
    WordBreaks words = breaks.orElseThrow();
    for (int at = 0; at < before; ) {
      int end = runEnd(at, before);
      if (end - at >= 2) {
        int start = unitStart[at];
        int[] from = {start};
        words.of(
            new String(buffer, start, unitEnd[end - 1] - start),
            wordEnd -> {
              if (start + wordEnd - from[0] > 1) {
                long hash = mix(wordHash(from[0], start + wordEnd) ^ WORDS_SALT);
                addUnit(hash, from[0], start + wordEnd);
              }
              from[0] = start + wordEnd;
            });
      }
      at = Math.max(end, at + 1);
    }
  }

  /// Where the run of ideographs that starts with a unit ends.
  private int runEnd(int at, int before) {
    int end = at;
    while (end < before
        && Character.isIdeographic(Character.codePointAt(buffer, unitStart[end], unitEnd[end]))
        && (end == at || unitStart[end] == unitEnd[end - 1])) {
      end++;
    }
    return end;
  }

  private long wordHash(int from, int to) {
    return mix(extend(SEED, from, to));
  }

  private void move(int from, int to) {
    set(to, unitHash[from], unitStart[from], unitEnd[from]);
  }

  private void set(int at, long hash, int start, int end) {
    unitHash[at] = hash;
    unitStart[at] = start;
    unitEnd[at] = end;
  }

  private void filter(WordFilter words) {
    int kept = 0;
    for (int at = 0; at < units; at++) {
      long hash = words.of(unitHash[at], buffer, unitStart[at], unitEnd[at]);
      if (hash != WordFilter.DROPPED) {
        set(kept++, hash, unitStart[at], unitEnd[at]);
      }
    }
    units = kept;
  }

  /// Hash that a word has as a unit.
  static long hash(String word) {
    long hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return mix(hash);
  }

  private void addLetters(Span span) {
    for (int at = 0; at < plainUnits; at++) {
      if (Characters.kind(buffer[unitStart[at]]) == WORD) {
        grams.addLetters(buffer, unitStart[at], unitEnd[at], span);
      }
    }
  }

  /// One pass over characters that fold one to one; false at the first that does not.
  private boolean readSimple(String text) {
    int n = text.length();
    reserve(n);
    units = 0;
    char[] out = buffer;
    int at = length;
    text.getChars(0, n, out, at);
    int end = at + n;
    int wordStart = -1;
    long hash = SEED;
    int previous = -1;
    for (; at < end; at++) {
      char c = out[at];
      byte kind = KIND[c];
      c = FOLD[c];
      out[at] = c;
      if (kind == WORD) {
        if (wordStart < 0) {
          wordStart = at;
          hash = SEED;
        }
        hash = (hash ^ c) * PRIME;
        continue;
      }
      if (kind == HARD) {
        return false;
      }
      if (wordStart >= 0) {
        addUnit(mix(hash), wordStart, at);
        wordStart = -1;
        previous = -1;
      }
      int sign = kind == GAP ? ' ' : c;
      if (kind == SINGLE || (sign != previous && (kind == PUNCTUATION || gapsCount))) {
        addUnit(mix((SEED ^ sign) * PRIME), at, at + 1);
      }
      previous = sign;
    }
    if (wordStart >= 0) {
      addUnit(mix(hash), wordStart, end);
    }
    length = end;
    return true;
  }

  /// The same by code points, for a text already normalised but for `fold`.
  private void readHard(String text, IntUnaryOperator fold) {
    reserve(text.length() * 2);
    units = 0;
    int wordStart = -1;
    long hash = SEED;
    int previous = -1;
    for (int i = 0; i < text.length(); ) {
      int original = text.codePointAt(i);
      i += Character.charCount(original);
      int c = fold.applyAsInt(original);
      byte kind = Characters.kind(c);
      int sign = kind == GAP ? ' ' : c;
      int at = length;
      length += Character.toChars(sign, buffer, at);
      if (kind == WORD) {
        if (wordStart < 0) {
          wordStart = at;
          hash = SEED;
        }
        hash = extend(hash, at, length);
        continue;
      }
      if (wordStart >= 0) {
        addUnit(mix(hash), wordStart, at);
        wordStart = -1;
        previous = -1;
      }
      if (kind == SINGLE || (sign != previous && (kind == PUNCTUATION || gapsCount))) {
        addUnit(mix(extend(SEED, at, length)), at, length);
      }
      previous = sign;
    }
    if (wordStart >= 0) {
      addUnit(mix(hash), wordStart, length);
    }
  }

  private long extend(long hash, int from, int to) {
    long h = hash;
    for (int i = from; i < to; i++) {
      h = (h ^ buffer[i]) * PRIME;
    }
    return h;
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + more, buffer.length * 2));
    }
  }

  private void addUnit(long hash, int start, int end) {
    if (units == unitHash.length) {
      unitHash = Arrays.copyOf(unitHash, units * 2);
      unitStart = Arrays.copyOf(unitStart, units * 2);
      unitEnd = Arrays.copyOf(unitEnd, units * 2);
    }
    unitHash[units] = hash;
    unitStart[units] = start;
    unitEnd[units] = end;
    units++;
  }

  static long mix(long hash) {
    long h = hash ^ (hash >>> 33);
    h *= 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 29);
  }

  /// Spells out an n-gram of the buffer. Units of English are parted by a space; a gap that is a
  /// unit shows as `␣`, and a word as its stem if words are stemmed.
  String name(int start, int end) {
    StringBuilder name = new StringBuilder();
    int previous = -1;
    byte before = GAP;
    for (int i = start; i < end && name.length() < LONGEST_NAME; ) {
      int c = Character.codePointAt(buffer, i, end);
      i += Character.charCount(c);
      byte kind = Characters.kind(c);
      int sign = kind == GAP ? ' ' : c;
      boolean again = sign == previous && (kind == PUNCTUATION || kind == GAP);
      if (kind == GAP && gapsCount && !again) {
        name.append('␣');
      } else if (kind != GAP && !again) {
        boolean inWord = (before == WORD && kind == WORD) || continues(i - Character.charCount(c));
        if (settings.segmentation().spaced() && !inWord && !name.isEmpty()) {
          name.append(' ');
        }
        name.appendCodePoint(c);
      }
      before = kind;
      previous = sign;
    }
    return filter.map(words -> stems(name.toString(), words)).orElseGet(name::toString);
  }

  /// Whether a character of the buffer goes on with a word of the dictionary.
  private boolean continues(int at) {
    return settings.segmentation() == Segmentation.DICTIONARY && !unitStarts.get(at);
  }

  /// Words of one stem are one feature, so it must not be called by the one that came first.
  private static String stems(String name, WordFilter words) {
    return Arrays.stream(name.split(" ")).map(words::stem).collect(Collectors.joining(" "));
  }
}
