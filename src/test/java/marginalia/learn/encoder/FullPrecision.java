package marginalia.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;

/// The encoders in full precision, which tests compare with and the program does not hold.
public final class FullPrecision {
  private FullPrecision() {}

  static byte[] file(PretrainedEncoder encoder) throws IOException {
    String resource = "/" + encoder.slug().replaceAll("-q$", "") + ".onnx";
    try (InputStream in = FullPrecision.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path of the tests");
      }
      return in.readAllBytes();
    }
  }

  /// The weights as our reader finds them.
  public static EncoderWeights weights(PretrainedEncoder encoder) throws IOException {
    return EncoderWeights.read(file(encoder), encoder.weights().heads(), Pooling.FIRST);
  }

  /// A vector for each piece of one text by the ONNX runtime, one after another.
  public static float[] hidden(PretrainedEncoder encoder, int[] ids) throws IOException {
    long[] pieces = new long[ids.length];
    long[] there = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      pieces[i] = ids[i];
      there[i] = 1;
    }
    FloatBuffer hidden = new EncoderSession(file(encoder)).hidden(pieces, there, 1);
    float[] values = new float[hidden.remaining()];
    hidden.get(values);
    return values;
  }

  /// Numbers of a text's pieces.
  public static int[] ids(PretrainedEncoder encoder, String text) {
    return encoder.ready().ids(text);
  }
}
