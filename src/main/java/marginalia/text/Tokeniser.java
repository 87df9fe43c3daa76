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

/// Cuts texts into folded units and hashes their n-grams, without a string for any of them. The
/// folded characters of all texts read since [#clear()] stay in one buffer, so that an n-gram can
/// be spelt out later. Not safe for several threads.
final class Tokeniser {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long PRIME = 0xFF51AFD7ED558CCDL;
  private static final int LONGEST_NAME = 80;

  private final Language language;
  private final int shortest;
  private final int longest;
  private char[] buffer = new char[1 << 16];
  private int length;
  private long[] unitHash = new long[256];
  private int[] unitStart = new int[256];
  private int[] unitEnd = new int[256];
  private int units;

  private long[] hashes = new long[512];
  private int[] spanStart = new int[512];
  private int[] spanEnd = new int[512];
  private int grams;

  Tokeniser(Language language, int shortest, int longest) {
    this.language = language;
    this.shortest = shortest;
    this.longest = longest;
  }

  /// Forgets all texts.
  void clear() {
    length = 0;
  }

  /// Number of n-grams in the last text.
  int grams() {
    return grams;
  }

  /// Hashes of the n-grams in the last text, the first [#grams()] of the array.
  long[] hashes() {
    return hashes;
  }

  /// Where an n-gram of the last text starts in the buffer.
  int spanStart(int gram) {
    return spanStart[gram];
  }

  /// Where an n-gram of the last text ends in the buffer.
  int spanEnd(int gram) {
    return spanEnd[gram];
  }

  void read(String text) {
    int from = length;
    if (!readSimple(text)) {
      length = from;
      readHard(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
    collectGrams();
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
    boolean gapsCount = language == Language.CHINESE;
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

  /// The same by code points, for a text already in NFKC.
  private void readHard(String text) {
    reserve(text.length() * 2);
    units = 0;
    boolean gapsCount = language == Language.CHINESE;
    int wordStart = -1;
    long hash = SEED;
    int previous = -1;
    for (int i = 0; i < text.length(); ) {
      int original = text.codePointAt(i);
      i += Character.charCount(original);
      int c = Character.toLowerCase(original);
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

  private void collectGrams() {
    int most = units * (longest - shortest + 1);
    if (hashes.length < most) {
      hashes = new long[most * 2];
      spanStart = new int[most * 2];
      spanEnd = new int[most * 2];
    }
    int count = 0;
    for (int first = 0; first < units; first++) {
      long hash = 0;
      int end = Math.min(units, first + longest);
      for (int last = first; last < end; last++) {
        hash = last == first ? unitHash[last] : mix(hash * 31 + unitHash[last]);
        if (last - first + 1 >= shortest) {
          hashes[count] = hash;
          spanStart[count] = unitStart[first];
          spanEnd[count] = unitEnd[last];
          count++;
        }
      }
    }
    grams = count;
  }

  private static long mix(long hash) {
    long h = hash ^ (hash >>> 33);
    h *= 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 29);
  }

  /// Spells out an n-gram of the buffer. Units of English are parted by a space; a gap that is a
  /// unit shows as `␣`.
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
      if (kind == GAP && language == Language.CHINESE && !again) {
        name.append('␣');
      } else if (kind != GAP && !again) {
        boolean inWord = before == WORD && kind == WORD;
        if (language == Language.ENGLISH && !inWord && !name.isEmpty()) {
          name.append(' ');
        }
        name.appendCodePoint(c);
      }
      before = kind;
      previous = sign;
    }
    return name.toString();
  }
}
