package marginalia.text;

import static marginalia.text.Characters.FOLD;
import static marginalia.text.Characters.GAP;
import static marginalia.text.Characters.HARD;
import static marginalia.text.Characters.KIND;
import static marginalia.text.Characters.PUNCTUATION;
import static marginalia.text.Characters.SINGLE;
import static marginalia.text.Characters.WORD;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/// Cuts one text after another into words, kept as UTF-8 with the 32-bit FNV-1a hash that C++
/// fastText uses (which extends the sign of each byte). No string is made. Not safe for several
/// threads.
public final class WordReader {
  /// Hash of no bytes.
  static final int SEED = 0x811C9DC5;

  private static final int PRIME = 16_777_619;
  private static final char GAP_SIGN = '␣';

  /// The word that a gap is where gaps count.
  static final String GAP_WORD = String.valueOf(GAP_SIGN);

  private final WordCut cut;
  private final boolean cased;
  private final boolean gapsCount;
  private final Optional<WordBreaks> breaks;
  private byte[] bytes = new byte[1 << 10];
  private int length;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] hashes = new int[256];
  private int words;

  public WordReader(WordCut cut) {
    this.cut = cut;
    cased = cut == WordCut.CASED_WORDS;
    gapsCount = cut == WordCut.CHARACTERS || cut == WordCut.DICTIONARY;
    breaks = cut == WordCut.DICTIONARY ? Optional.of(new WordBreaks()) : Optional.empty();
  }

  /// Reads a text and forgets the one before.
  ///
  /// @return the number of words
  public int read(String text) {
    words = 0;
    length = 0;
    if (cut == WordCut.WHITESPACE) {
      readWhitespace(text);
    } else if (!readSimple(text)) {
      words = 0;
      length = 0;
      readHard(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
    breaks.ifPresent(this::joinWords);
    return words;
  }

  /// The bytes of all words of the text; not to be written to.
  public byte[] bytes() {
    return bytes;
  }

  /// Where a word's bytes start.
  public int start(int word) {
    return starts[word];
  }

  /// Where a word's bytes end.
  public int end(int word) {
    return ends[word];
  }

  /// Hash of a word.
  public int hash(int word) {
    return hashes[word];
  }

  /// A word as a string.
  public String word(int word) {
    return new String(bytes, starts[word], ends[word] - starts[word], StandardCharsets.UTF_8);
  }

  /// Hash of a piece of bytes, going on from `hash`.
  static int extend(int hash, byte b) {
    return (hash ^ b) * PRIME;
  }

  private void readWhitespace(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes = utf8;
    int start = -1;
    int hash = SEED;
    for (int i = 0; i < utf8.length; i++) {
      byte b = utf8[i];
      if (b == ' ' || (b >= '\t' && b <= '\r') || b == 0) {
        if (start >= 0) {
          add(start, i, hash);
          start = -1;
        }
        continue;
      }
      if (start < 0) {
        start = i;
        hash = SEED;
      }
      hash = extend(hash, b);
    }
    if (start >= 0) {
      add(start, utf8.length, hash);
    }
    length = utf8.length;
  }

  /// One pass over characters that fold one to one; false at the first that does not.
  private boolean readSimple(String text) {
    reserve(text.length() * 3 + 3);
    int start = -1;
    int hash = SEED;
    int previous = -1;
    for (int i = 0; i < text.length(); i++) {
      char original = text.charAt(i);
      byte kind = KIND[original];
      char c = cased && original < 0x80 ? original : FOLD[original];
      if (kind == WORD) {
        if (start < 0) {
          start = length;
          hash = SEED;
        }
        if (c < 0x80) {
          bytes[length++] = (byte) c;
          hash = extend(hash, (byte) c);
        } else {
          hash = append(c, hash);
        }
        continue;
      }
      if (kind == HARD) {
        return false;
      }
      if (start >= 0) {
        add(start, length, hash);
        start = -1;
        previous = -1;
      }
      previous = single(kind, c, previous);
    }
    if (start >= 0) {
      add(start, length, hash);
    }
    return true;
  }

  /// The same by code points, for a text already in NFKC.
  private void readHard(String text) {
    reserve(text.length() * 4 + 4);
    int start = -1;
    int hash = SEED;
    int previous = -1;
    for (int i = 0; i < text.length(); ) {
      int original = text.codePointAt(i);
      i += Character.charCount(original);
      int c = cased ? original : Character.toLowerCase(original);
      byte kind = Characters.kind(c);
      if (kind == WORD) {
        if (start < 0) {
          start = length;
          hash = SEED;
        }
        hash = append(c, hash);
        continue;
      }
      if (start >= 0) {
        add(start, length, hash);
        start = -1;
        previous = -1;
      }
      previous = single(kind, c, previous);
    }
    if (start >= 0) {
      add(start, length, hash);
    }
  }

  /// A character that is a word alone, or none: a gap, or a sign again. Returns what was read.
  private int single(byte kind, int c, int previous) {
    int sign = kind == GAP ? GAP_SIGN : c;
    boolean counts = kind == PUNCTUATION || (kind == GAP && gapsCount);
    if (kind == SINGLE || (counts && sign != previous)) {
      int start = length;
      int hash = append(sign, SEED);
      add(start, length, hash);
    }
    return sign;
  }

  /// Replaces neighbouring ideographs by the words they make, and drops the gaps.
  private void joinWords(WordBreaks dictionary) {
    int before = words;
    words = 0;
    for (int at = 0; at < before; ) {
      int end = at;
      while (end < before && ideographic(end)) {
        end++;
      }
      if (end - at > 1) {
        int[] from = {starts[at]};
        int[] char0 = {0};
        String run =
            new String(bytes, starts[at], ends[end - 1] - starts[at], StandardCharsets.UTF_8);
        dictionary.of(
            run,
            to -> {
              int length = run.substring(char0[0], to).getBytes(StandardCharsets.UTF_8).length;
              keep(from[0], from[0] + length);
              from[0] += length;
              char0[0] = to;
            });
        at = end;
      } else {
        if (!gap(at)) {
          keep(starts[at], ends[at]);
        }
        at++;
      }
    }
  }

  private boolean ideographic(int word) {
    return ends[word] - starts[word] >= 3
        && !gap(word)
        && Character.isIdeographic(word(word).codePointAt(0));
  }

  private boolean gap(int word) {
    return ends[word] - starts[word] == 3 && word(word).charAt(0) == GAP_SIGN;
  }

  private void keep(int start, int end) {
    int hash = SEED;
    for (int i = start; i < end; i++) {
      hash = extend(hash, bytes[i]);
    }
    add(start, end, hash);
  }

  private int append(int c, int hash) {
    int h = hash;
    int from = length;
    if (c < 0x80) {
      bytes[length++] = (byte) c;
    } else if (c < 0x800) {
      bytes[length++] = (byte) (0xc0 | (c >> 6));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      bytes[length++] = (byte) (0xe0 | (c >> 12));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else {
      bytes[length++] = (byte) (0xf0 | (c >> 18));
      bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    }
    for (int i = from; i < length; i++) {
      h = extend(h, bytes[i]);
    }
    return h;
  }

  private void reserve(int most) {
    if (bytes.length < most) {
      bytes = new byte[most + most / 2];
    }
  }

  private void add(int start, int end, int hash) {
    if (words == starts.length) {
      starts = Arrays.copyOf(starts, words * 2);
      ends = Arrays.copyOf(ends, words * 2);
      hashes = Arrays.copyOf(hashes, words * 2);
    }
    starts[words] = start;
    ends[words] = end;
    hashes[words] = hash;
    words++;
  }
}
