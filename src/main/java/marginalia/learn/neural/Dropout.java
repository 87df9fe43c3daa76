package marginalia.learn.neural;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;

/// Sets numbers to zero by chance while learning and enlarges the rest, so that their mean stays;
/// while predicting all pass unchanged. Srivastava et al. (2014), JMLR 15.
final class Dropout {
  private Dropout() {}

  /// Each number by itself.
  ///
  /// @param rate share that is dropped, from 0 to below 1
  static Signal each(Tape tape, Signal x, double rate) {
    if (!tape.learns() || rate == 0) {
      return x;
    }
    Matrix mask = tape.scratch(x.rows(), x.columns());
    fill(mask, rate, tape.random());
    return masked(tape, x, mask);
  }

  /// Whole columns of a span: a channel is there for all tokens of a text or for none. Tompson et
  /// al. (2015), CVPR, there called spatial dropout.
  static Signal channels(Tape tape, Signal x, Spans spans, double rate) {
    if (!tape.learns() || rate == 0) {
      return x;
    }
    Matrix channels = tape.scratch(spans.count(), x.columns());
    fill(channels, rate, tape.random());
    Matrix mask = tape.scratch(x.rows(), x.columns());
    for (int span = 0; span < spans.count(); span++) {
      for (int row = spans.start(span); row < spans.end(span); row++) {
        mask.copyRow(channels, span, row);
      }
    }
    return masked(tape, x, mask);
  }

  /// Whole tokens, by their number: what is dropped becomes token 0. The ends of sentences stay, so
  /// that a text keeps its sentences. Iyyer et al. (2015), doi:10.3115/v1/P15-1162.
  static int[] tokens(Tape tape, int[] ids, double rate) {
    if (!tape.learns() || rate == 0) {
      return ids;
    }
    int[] kept = ids.clone();
    for (int i = 0; i < kept.length; i++) {
      if (tape.random().nextDouble() < rate && kept[i] != Batch.SENTENCE_END) {
        kept[i] = 0;
      }
    }
    return kept;
  }

  /// Whole tokens, which are then not there at all, so that a mean is that of those left. Iyyer et
  /// al. (2015), doi:10.3115/v1/P15-1162.
  static Batch words(Tape tape, Batch batch, double rate) {
    if (!tape.learns() || rate == 0) {
      return batch;
    }
    Spans texts = batch.texts();
    int[] tokens = new int[texts.rows()];
    int[] starts = new int[texts.count() + 1];
    int left = 0;
    for (int text = 0; text < texts.count(); text++) {
      for (int i = texts.start(text); i < texts.end(text); i++) {
        if (tape.random().nextDouble() >= rate) {
          tokens[left++] = batch.tokens()[i];
        }
      }
      starts[text + 1] = left;
    }
    return new Batch(Arrays.copyOf(tokens, left), new Spans(starts));
  }

  private static void fill(Matrix mask, double rate, SplittableRandom random) {
    float kept = (float) (1 / (1 - rate));
    long threshold = (long) (rate * (1L << 32));
    for (int row = 0; row < mask.rows(); row++) {
      long bits = 0;
      for (int column = 0; column < mask.columns(); column++) {
        bits = column % 2 == 0 ? random.nextLong() : bits >>> 32;
        mask.set(row, column, (bits & 0xffffffffL) < threshold ? 0 : kept);
      }
    }
  }

  private static Signal masked(Tape tape, Signal x, Matrix mask) {
    Signal y = tape.signal(x.rows(), x.columns());
    y.value().clear();
    Elementwise.addProduct(x.value(), mask, y.value());
    tape.onBackward(() -> Elementwise.addProduct(y.slope(), mask, x.slope()));
    return y;
  }
}
