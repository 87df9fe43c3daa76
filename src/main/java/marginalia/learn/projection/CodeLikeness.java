package marginalia.learn.projection;

import java.util.Arrays;
import java.util.function.IntFunction;

/// Texts by what an encoder has made of them, a byte a dimension.
///
/// @param code of a row, all of equal length; asked from any thread
public record CodeLikeness(int rows, IntFunction<byte[]> code) implements Likeness {
  @Override
  public boolean empty(int row) {
    return false;
  }

  /// A comparison costs O(landmarks · dimensions), in steps that run side by side: dimension by
  /// dimension over all landmarks.
  @Override
  public Cosines to(int[] landmarks) {
    int m = landmarks.length;
    int width = m == 0 ? 0 : code.apply(landmarks[0]).length;
    float[] byDimension = new float[width * m];
    for (int i = 0; i < m; i++) {
      byte[] own = code.apply(landmarks[i]);
      float length = length(own);
      for (int d = 0; d < width; d++) {
        byDimension[d * m + i] = own[d] / length;
      }
    }
    return (row, into) -> {
      byte[] own = code.apply(row);
      float length = length(own);
      Arrays.fill(into, 0);
      for (int d = 0; d < width; d++) {
        float value = own[d] / length;
        int from = d * m;
        for (int i = 0; i < m; i++) {
          into[i] += value * byDimension[from + i];
        }
      }
    };
  }

  private static float length(byte[] code) {
    long sum = 0;
    for (byte value : code) {
      sum += value * value;
    }
    return (float) Math.max(1e-6, Math.sqrt((double) sum));
  }
}
