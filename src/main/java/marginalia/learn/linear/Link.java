package marginalia.learn.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How scores become probabilities: each is multiplied and shifted by its label's numbers, then a
/// softmax (labels that exclude each other) or one sigmoid each is taken.
///
/// @param thresholds from which probability on a label that stands for itself is given
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Link(float[] slopes, float[] offsets, float[] thresholds) {
  private static final float HALF = 0.5f;

  /// Takes scores as they are.
  static Link plain(int labels) {
    return scaled(labels, 1);
  }

  /// Multiplies all scores by the same.
  public static Link scaled(int labels, double slope) {
    float[] slopes = new float[labels];
    Arrays.fill(slopes, (float) slope);
    float[] thresholds = new float[labels];
    Arrays.fill(thresholds, HALF);
    return new Link(slopes, new float[labels], thresholds);
  }

  /// Turns the k scores into probabilities, in place.
  public void apply(float[] scores, boolean exclusive) {
    for (int label = 0; label < scores.length; label++) {
      float score = slopes[label] * scores[label] + offsets[label];
      scores[label] = exclusive ? score : LinearClassifier.sigmoid(score);
    }
    if (exclusive) {
      LinearClassifier.softmax(scores, scores);
    }
  }

  /// Writes 3 k numbers.
  public void write(DataOutput out) throws IOException {
    for (int label = 0; label < slopes.length; label++) {
      out.writeFloat(slopes[label]);
      out.writeFloat(offsets[label]);
      out.writeFloat(thresholds[label]);
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  public static Link read(DataInput in, int labels) throws IOException {
    Link link = plain(labels);
    for (int label = 0; label < labels; label++) {
      link.slopes[label] = in.readFloat();
      link.offsets[label] = in.readFloat();
      link.thresholds[label] = in.readFloat();
    }
    return link;
  }
}
