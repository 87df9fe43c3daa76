package marginalia.learn.encoder;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.SubwordTokeniser;

/// A loaded encoder: texts to vectors. Safe for any thread.
///
/// Texts are sorted by length and cut into batches of about as many pieces each, so that little is
/// spent on filling up and a batch is over in a tenth of a second, however long its texts are.
public final class Encoder {
  /// Pieces of a text that are read; what is behind is left out.
  public static final int LONGEST = 256;

  private static final int PIECES = LONGEST;
  private static final int MOST_TEXTS = 32;

  /// Cut into pieces between two looks at whether to stop: long ones take a millisecond each.
  private static final int TEXTS_AT_ONCE = 16;

  private final EncoderSession session;
  private final SubwordTokeniser tokeniser;
  private final EncoderCard card;

  Encoder(EncoderSession session, SubwordTokeniser tokeniser, EncoderCard card) {
    this.session = session;
    this.tokeniser = tokeniser;
    this.card = card;
  }

  /// Length of its vectors.
  public int width() {
    return card.width();
  }

  /// Numbers of a text's pieces with the marks around them.
  int[] ids(String text) {
    return ids(text, LONGEST);
  }

  /// As many of them as there is room for, the marks included.
  int[] ids(String text, int most) {
    return tokeniser.ids(card.small() ? text.toLowerCase(Locale.ROOT) : text, most);
  }

  /// How many pieces there are to make texts of.
  int pieces() {
    return tokeniser.size();
  }

  /// A vector of length 1 for each text, in the texts' order. About 150 short texts a second on
  /// each thread.
  ///
  /// @param done is told how many more are finished, by several threads
  /// @throws EncoderException if the runtime fails
  public float[][] vectors(List<String> texts, IntConsumer done, Progress progress) {
    int[][] ids = new int[texts.size()][];
    progress.ranges(
        ids.length,
        TEXTS_AT_ONCE,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            ids[i] = ids(texts.get(i));
          }
        });
    List<int[]> batches = batches(ids);
    float[][] vectors = new float[ids.length][];
    progress.ranges(
        batches.size(),
        1,
        (from, to) -> {
          for (int[] batch : batches.subList(from, to)) {
            encode(ids, batch, vectors);
            done.accept(batch.length);
          }
        });
    return vectors;
  }

  /// Rows of each batch, the longest texts first, so that no thread is left with them at the end.
  private static List<int[]> batches(int[][] ids) {
    int[] order =
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> -ids[i].length))
            .mapToInt(i -> i)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.length; ) {
      int most = Math.clamp(PIECES / ids[order[from]].length, 1, MOST_TEXTS);
      int to = Math.min(order.length, from + most);
      batches.add(Arrays.copyOfRange(order, from, to));
      from = to;
    }
    return batches;
  }

  private void encode(int[][] ids, int[] batch, float[][] into) {
    int length = ids[batch[0]].length;
    long[] pieces = new long[batch.length * length];
    long[] mask = new long[pieces.length];
    for (int row = 0; row < batch.length; row++) {
      int[] text = ids[batch[row]];
      for (int i = 0; i < text.length; i++) {
        pieces[row * length + i] = text[i];
        mask[row * length + i] = 1;
      }
    }
    FloatBuffer hidden = session.hidden(pieces, mask, batch.length);
    for (int row = 0; row < batch.length; row++) {
      int read = card.pooling() == Pooling.FIRST ? 1 : ids[batch[row]].length;
      into[batch[row]] = unit(mean(hidden, row * length, read));
    }
  }

  /// Mean of `count` rows of the hidden states, from a row on.
  private float[] mean(FloatBuffer hidden, int from, int count) {
    float[] vector = new float[width()];
    float[] row = new float[width()];
    for (int i = 0; i < count; i++) {
      hidden.get((from + i) * width(), row);
      for (int column = 0; column < row.length; column++) {
        vector[column] += row[column] / count;
      }
    }
    return vector;
  }

  private static float[] unit(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    float scale = sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }
}
