package marginalia.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// A text made alike, and where each of its UTF-16 code units came from in the original. Immutable.
public final class Normalised {
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final BitSet changed;

  private Normalised(String text, int[] starts, int[] ends, BitSet changed) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.changed = changed;
  }

  static Normalised of(String text) {
    int[] starts = new int[text.length()];
    Arrays.setAll(starts, i -> i);
    int[] ends = new int[text.length()];
    Arrays.setAll(ends, i -> i + 1);
    return new Normalised(text, starts, ends, new BitSet());
  }

  public String text() {
    return text;
  }

  /// Where in the original the code unit at `at` starts.
  ///
  /// @throws IndexOutOfBoundsException if there is no such code unit
  public int originalStart(int at) {
    return starts[at];
  }

  /// Where in the original the piece that ends before `end` ends; 0 for 0.
  ///
  /// @throws IndexOutOfBoundsException if `end` lies behind the text
  public int originalEnd(int end) {
    return end == 0 ? 0 : ends[end - 1];
  }

  /// What the last step changed, as stretches of the text.
  public List<Stretch> changed() {
    List<Stretch> stretches = new ArrayList<>();
    for (int start = changed.nextSetBit(0); start >= 0; ) {
      int end = changed.nextClearBit(start);
      stretches.add(new Stretch(start, end));
      start = changed.nextSetBit(end);
    }
    return List.copyOf(stretches);
  }

  /// The stretch of the original that a stretch of the text came from.
  public Stretch original(Stretch stretch) {
    return new Stretch(originalStart(stretch.start()), originalEnd(stretch.end()));
  }

  /// Every code point replaced by one other; those longer than one code unit stay as long.
  Normalised mapped(IntUnaryOperator replacement) {
    Builder builder = builder();
    for (int from = 0; from < text.length(); ) {
      int c = text.codePointAt(from);
      int to = from + Character.charCount(c);
      builder.add(Character.toString(replacement.applyAsInt(c)), from, to);
      from = to;
    }
    return builder.build();
  }

  /// The same text, of which nothing has changed just now.
  Normalised settled() {
    return new Normalised(text, starts, ends, new BitSet());
  }

  Builder builder() {
    return new Builder(this);
  }

  /// Makes the next text from pieces of this one. A piece as long as before keeps the place of each
  /// of its code units; another one belongs to its whole origin.
  static final class Builder {
    private final Normalised before;
    private final StringBuilder text = new StringBuilder();
    private int[] starts;
    private int[] ends;
    private final BitSet changed = new BitSet();

    private Builder(Normalised before) {
      this.before = before;
      starts = new int[before.text.length() + 8];
      ends = new int[before.text.length() + 8];
    }

    void add(String piece, int from, int to) {
      int at = text.length();
      text.append(piece);
      if (text.length() > starts.length) {
        starts = Arrays.copyOf(starts, text.length() * 2);
        ends = Arrays.copyOf(ends, text.length() * 2);
      }
      boolean same = piece.length() == to - from;
      for (int i = 0; i < piece.length(); i++) {
        starts[at + i] = before.starts[same ? from + i : from];
        ends[at + i] = before.ends[same ? from + i : to - 1];
        if (!same || piece.charAt(i) != before.text.charAt(from + i)) {
          changed.set(at + i);
        }
      }
    }

    Normalised build() {
      return new Normalised(
          text.toString(),
          Arrays.copyOf(starts, text.length()),
          Arrays.copyOf(ends, text.length()),
          changed);
    }
  }
}
