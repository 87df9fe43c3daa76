package marginalia.learn.encoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import marginalia.learn.tensor.Matrix;

/// A network as it is written to an ONNX file, node by node in the order in which they are
/// computed. For one thread.
public final class OnnxGraph {
  /// Of the operators: the first with `LayerNormalization`.
  private static final int OPERATORS = 17;

  private static final int FORMAT = 8;
  private static final int FLOAT = 1;
  private static final int WHOLE = 7;

  private final WireWriter graph = new WireWriter();
  private int nodes;

  /// Starts a graph of this name.
  public OnnxGraph(String name) {
    graph.text(2, name);
  }

  /// Values that an attribute of a node has.
  public sealed interface Attribute {
    /// One whole number.
    record Whole(long value) implements Attribute {}

    /// One number.
    record Fraction(float value) implements Attribute {}

    /// Whole numbers.
    record Wholes(List<Long> values) implements Attribute {
      public Wholes {
        values = List.copyOf(values);
      }
    }
  }

  /// Adds numbers that do not change, and returns their name.
  ///
  /// @param shape sides, whose product is how many values there are
  public String constant(String name, Matrix values, long... shape) {
    float[] all = values.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(all.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(all);
    return constant(name, FLOAT, bytes.array(), shape);
  }

  /// Adds whole numbers that do not change, and returns their name.
  public String wholes(String name, long... values) {
    return constant(name, WHOLE, bytes(values), values.length);
  }

  /// Adds one whole number that does not change, and returns its name.
  public String whole(String name, long value) {
    return constant(name, WHOLE, bytes(value));
  }

  private static byte[] bytes(long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return bytes.array();
  }

  private String constant(String name, int kind, byte[] content, long... shape) {
    WireWriter tensor = new WireWriter();
    for (long side : shape) {
      tensor.number(1, side);
    }
    graph.message(5, tensor.number(2, kind).text(8, name).bytes(9, content));
    return name;
  }

  /// Adds an operator and returns the name of what comes out.
  public String node(String operator, List<String> inputs, Map<String, Attribute> attributes) {
    return node(operator, inputs, attributes, operator + "_" + nodes);
  }

  /// As [#node(String, List, Map)], with a name for what comes out.
  public String node(
      String operator, List<String> inputs, Map<String, Attribute> attributes, String output) {
    nodes++;
    WireWriter node = new WireWriter();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, operator + "_" + nodes).text(4, operator);
    attributes.forEach((name, value) -> node.message(5, attribute(name, value)));
    graph.message(1, node);
    return output;
  }

  private static WireWriter attribute(String name, Attribute value) {
    WireWriter attribute = new WireWriter().text(1, name);
    switch (value) {
      case Attribute.Fraction(float number) -> attribute.fraction(2, number).number(20, 1);
      case Attribute.Whole(long number) -> attribute.number(3, number).number(20, 2);
      case Attribute.Wholes(List<Long> numbers) -> {
        numbers.forEach(number -> attribute.number(8, number));
        attribute.number(20, 7);
      }
    }
    return attribute;
  }

  /// Says what goes in: whole numbers, texts × pieces.
  public String input(String name) {
    graph.message(11, value(name, WHOLE, "texts", "pieces"));
    return name;
  }

  /// Says what comes out: numbers.
  ///
  /// @param sides names of sides that are as long as the input's, and numbers
  public void output(String name, String... sides) {
    graph.message(12, value(name, FLOAT, sides));
  }

  private static WireWriter value(String name, int kind, String... sides) {
    WireWriter shape = new WireWriter();
    for (String side : sides) {
      WireWriter one = new WireWriter();
      shape.message(
          1, side.matches("\\d+") ? one.number(1, Long.parseLong(side)) : one.text(2, side));
    }
    WireWriter tensor = new WireWriter().number(1, kind).message(2, shape);
    return new WireWriter().text(1, name).message(2, new WireWriter().message(1, tensor));
  }

  /// Writes the file. O(its size).
  ///
  /// @param words what else is to be known
  public void write(Map<String, String> words, OutputStream out) throws IOException {
    WireWriter model = new WireWriter().number(1, FORMAT).text(2, "Marginalia").message(7, graph);
    model.message(8, new WireWriter().text(1, "").number(2, OPERATORS));
    words.forEach((key, value) -> model.message(14, new WireWriter().text(1, key).text(2, value)));
    model.to(out);
  }
}
