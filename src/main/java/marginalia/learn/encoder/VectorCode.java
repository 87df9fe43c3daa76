package marginalia.learn.encoder;

/// A vector of length 1 in one byte a dimension, as it is kept: the largest of its numbers becomes
/// 127 or −127. Its own length is not written down, as it is 1 again when it is read; the cosine of
/// a vector and its code is above 0.9999.
public final class VectorCode {
  private static final int MOST = Byte.MAX_VALUE;

  private VectorCode() {}

  /// The code of a vector.
  public static byte[] of(float[] vector) {
    float largest = 0;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] code = new byte[vector.length];
    for (int i = 0; i < code.length && largest > 0; i++) {
      code[i] = (byte) Math.round(vector[i] / largest * MOST);
    }
    return code;
  }

  /// Writes the vector of a code into `into` from index `at` on; its length is 1.
  static void decode(byte[] code, float[] into, int at) {
    long squares = 0;
    for (byte value : code) {
      squares += value * value;
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt((double) squares)) : 0;
    for (int i = 0; i < code.length; i++) {
      into[at + i] = code[i] * scale;
    }
  }
}
