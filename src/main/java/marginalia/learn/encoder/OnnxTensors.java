package marginalia.learn.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tensors in an ONNX file as numbers, by the names that they had where the network was made:
/// what is kept in 8 bits becomes floats again, and a matrix that the file calls a number is found
/// by the bias that is added to its product. For one thread.
final class OnnxTensors {
  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int INITIALISER = 5;
  private static final String QUANTISED = "_quantized";

  private static final List<String> PASSED = List.of("Mul", "Cast");
  private static final List<String> PRODUCTS = List.of("MatMul", "MatMulInteger");

  private final Map<String, Tensor> raw = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> makers = new HashMap<>();

  private OnnxTensors() {}

  private record Node(String kind, List<String> inputs, List<String> outputs) {}

  /// Numbers and what they are: rows × columns, or one row.
  @SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
  record Tensor(int rows, int columns, float[] values) {}

  /// Reads all of a file. O(its size).
  ///
  /// @throws IOException if it is no ONNX file, or damaged
  static Map<String, Tensor> read(byte[] file) throws IOException {
    OnnxTensors tensors = new OnnxTensors();
    WireReader model = new WireReader(ByteBuffer.wrap(file));
    while (model.next()) {
      if (model.field() == GRAPH) {
        tensors.graph(model.inner());
      }
    }
    if (tensors.raw.isEmpty()) {
      throw new IOException("no ONNX file, or one without weights");
    }
    return tensors.named();
  }

  private void graph(WireReader graph) throws IOException {
    while (graph.next()) {
      if (graph.field() == NODE) {
        node(graph.inner());
      } else if (graph.field() == INITIALISER) {
        TensorField tensor = TensorField.read(graph.inner());
        raw.put(tensor.name(), tensor.tensor());
      }
    }
  }

  private void node(WireReader in) throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String kind = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> inputs.add(in.text());
        case 2 -> outputs.add(in.text());
        case 4 -> kind = in.text();
        default -> {
          // Names and attributes do not matter here.
        }
      }
    }
    Node node = new Node(kind, inputs, outputs);
    nodes.add(node);
    outputs.forEach(output -> makers.put(output, node));
  }

  private Map<String, Tensor> named() throws IOException {
    Map<String, Tensor> named = new HashMap<>();
    for (Map.Entry<String, Tensor> one : raw.entrySet()) {
      String name = one.getKey();
      if (name.endsWith(QUANTISED)) {
        String plain = name.substring(0, name.length() - QUANTISED.length());
        named.put(plain, floats(one.getValue(), plain));
      } else {
        named.putIfAbsent(name, one.getValue());
      }
    }
    for (Node node : nodes) {
      if (node.kind.equals("Add") && node.inputs.size() == 2) {
        name(node.inputs.get(0), node.inputs.get(1), named);
        name(node.inputs.get(1), node.inputs.get(0), named);
      }
    }
    return named;
  }

  private Tensor floats(Tensor codes, String name) throws IOException {
    float[] scale = part(name + "_scale", codes.columns);
    float[] zero = part(name + "_zero_point", codes.columns);
    float[] values = new float[codes.values.length];
    for (int i = 0; i < values.length; i++) {
      int column = i % codes.columns;
      values[i] = (codes.values[i] - zero[column]) * scale[column];
    }
    return new Tensor(codes.rows, codes.columns, values);
  }

  /// One number for each column, where there is one for all of them too.
  private float[] part(String name, int columns) throws IOException {
    Tensor tensor = raw.get(name);
    if (tensor == null || (tensor.values.length != 1 && tensor.values.length != columns)) {
      throw new IOException("the weights in 8 bits lack " + name);
    }
    float[] all = tensor.values;
    if (all.length == 1 && columns > 1) {
      float one = all[0];
      all = new float[columns];
      Arrays.fill(all, one);
    }
    return all;
  }

  private void name(String bias, String sum, Map<String, Tensor> named) {
    Node maker = makers.get(sum);
    while (maker != null && PASSED.contains(maker.kind)) {
      maker = makers.get(maker.inputs.getFirst());
    }
    if (bias.endsWith(".bias") && maker != null && PRODUCTS.contains(maker.kind)) {
      String weights = maker.inputs.get(1);
      Tensor tensor =
          named.get(
              weights.endsWith(QUANTISED)
                  ? weights.substring(0, weights.length() - QUANTISED.length())
                  : weights);
      if (tensor != null) {
        named.put(bias.substring(0, bias.length() - "bias".length()) + "weight", tensor);
      }
    }
  }

  /// One tensor as it stands in the file.
  private record TensorField(String name, Tensor tensor) {
    private static final int FLOAT = 1;
    private static final int UNSIGNED_BYTE = 2;
    private static final int SIGNED_BYTE = 3;

    static TensorField read(WireReader in) throws IOException {
      List<Integer> shape = new ArrayList<>();
      String name = "";
      int kind = 0;
      ByteBuffer bytes = ByteBuffer.allocate(0);
      int form = 0;
      WireReader at = in;
      long[] numbers = new long[0];
      while (at.next()) {
        switch (at.field()) {
          case 1 -> shape.add(Math.toIntExact(at.number()));
          case 2 -> kind = (int) at.number();
          case 4, 9 -> {
            bytes = at.content();
            form = at.field();
          }
          case 5 -> {
            numbers = at.packed(count(shape));
            form = at.field();
          }
          case 8 -> name = at.text();
          default -> {
            // Whole numbers and texts are no weights.
          }
        }
      }
      int count = count(shape);
      int columns = shape.isEmpty() ? 1 : shape.getLast();
      float[] values =
          switch (kind) {
            case FLOAT -> floats(name, bytes, count);
            case UNSIGNED_BYTE, SIGNED_BYTE ->
                form == 5 ? wide(numbers) : bytes(name, bytes, count, kind == SIGNED_BYTE);
            default -> new float[count];
          };
      return new TensorField(name, new Tensor(columns == 0 ? 0 : count / columns, columns, values));
    }

    private static int count(List<Integer> shape) throws IOException {
      long count = 1;
      for (int side : shape) {
        count *= side;
        if (side < 0 || count > Integer.MAX_VALUE / Float.BYTES) {
          throw new IOException("no tensor has the shape " + shape);
        }
      }
      return (int) count;
    }

    private static float[] floats(String name, ByteBuffer bytes, int count) throws IOException {
      check(name, bytes, count * Float.BYTES);
      float[] values = new float[count];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    private static float[] bytes(String name, ByteBuffer bytes, int count, boolean signed)
        throws IOException {
      check(name, bytes, count);
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        byte value = bytes.get(i);
        values[i] = signed ? value : Byte.toUnsignedInt(value);
      }
      return values;
    }

    private static float[] wide(long[] numbers) {
      float[] values = new float[numbers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = numbers[i];
      }
      return values;
    }

    private static void check(String name, ByteBuffer bytes, int wanted) throws IOException {
      if (bytes.remaining() != wanted) {
        throw new IOException(name + " has " + bytes.remaining() + " bytes, not " + wanted);
      }
    }
  }
}
