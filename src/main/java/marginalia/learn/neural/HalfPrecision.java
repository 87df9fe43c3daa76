package marginalia.learn.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.tensor.Matrix;

/// What has been learnt of an encoder as it is kept: the difference of each weight from where it
/// began, in 16 bits, and the head in 32. A network is rounded to this once, so that one that is
/// read back is equal.
final class HalfPrecision {
  private HalfPrecision() {}

  private static List<Matrix> begun(EncoderNetwork network) {
    List<EncoderWeights.Layer> layers = network.base().layers();
    return layers.subList(layers.size() - network.learnt(), layers.size()).stream()
        .flatMap(layer ->
            List.of(
                layer.attended().weights(),
                layer.attended().bias(),
                layer.mixed().weights(),
                layer.mixed().bias(),
                layer.afterMixed().gain(),
                layer.afterMixed().bias(),
                layer.wide().weights(),
                layer.wide().bias(),
                layer.narrow().weights(),
                layer.narrow().bias(),
                layer.last().gain(),
                layer.last().bias())
                .stream())
        .toList();
  }

  static void round(EncoderNetwork network) {
    List<Matrix> begun = begun(network);
    for (int i = 0; i < begun.size(); i++) {
      Matrix now = network.parameters().values().get(i);
      float[] start = begun.get(i).toArray();
      float[] values = now.toArray();
      for (int at = 0; at < values.length; at++) {
        values[at] = moved(start[at], Float.floatToFloat16(values[at] - start[at]));
      }
      now.fill(values, 0);
    }
  }

  private static float moved(float start, short difference) {
    return start + Float.float16ToFloat(difference);
  }

  /// Writes a network that was [#round]ed.
  static void write(EncoderNetwork network, DataOutput out) throws IOException {
    List<Matrix> begun = begun(network);
    List<Matrix> values = network.parameters().values();
    for (int i = 0; i < begun.size(); i++) {
      float[] start = begun.get(i).toArray();
      float[] now = values.get(i).toArray();
      byte[] bytes = new byte[now.length * Short.BYTES];
      for (int at = 0; at < now.length; at++) {
        short difference = exact(start[at], now[at]);
        bytes[2 * at] = (byte) (difference >> 8);
        bytes[2 * at + 1] = (byte) difference;
      }
      out.write(bytes);
    }
    for (Matrix head : values.subList(begun.size(), values.size())) {
      for (float value : head.toArray()) {
        out.writeFloat(value);
      }
    }
  }

  /// The difference that leads to `now`: that of the two is rounded once more, so that its
  /// neighbours may be it.
  private static short exact(float start, float now) {
    short near = Float.floatToFloat16(now - start);
    for (int step = 0; step <= 2; step++) {
      if (moved(start, (short) (near + step)) == now) {
        return (short) (near + step);
      }
      if (moved(start, (short) (near - step)) == now) {
        return (short) (near - step);
      }
    }
    return near;
  }

  /// Reads what [#write] wrote into a network of the same shape.
  static void read(EncoderNetwork network, DataInput in) throws IOException {
    List<Matrix> begun = begun(network);
    List<Matrix> values = network.parameters().values();
    for (int i = 0; i < begun.size(); i++) {
      float[] now = begun.get(i).toArray();
      byte[] bytes = new byte[now.length * Short.BYTES];
      in.readFully(bytes);
      for (int at = 0; at < now.length; at++) {
        now[at] =
            moved(now[at], (short) (bytes[2 * at] << 8 | Byte.toUnsignedInt(bytes[2 * at + 1])));
      }
      values.get(i).fill(now, 0);
    }
    for (Matrix head : values.subList(begun.size(), values.size())) {
      float[] numbers = new float[head.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readFloat();
      }
      head.fill(numbers, 0);
    }
  }
}
