package marginalia.learn.neural;

import java.util.List;
import java.util.Map;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.encoder.OnnxGraph;
import marginalia.learn.encoder.OnnxGraph.Attribute;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.tensor.Matrix;

/// Writes an [EncoderNetwork] as a graph of ONNX operators: `last_hidden_state`, which makes the
/// file an encoder like any other, and the `probabilities` of the labels.
final class EncoderGraph {
  private static final float EPSILON = 1e-12f;
  private static final float HIDE = -10_000;

  private final OnnxGraph graph = new OnnxGraph("encoder");
  private final EncoderNetwork network;
  private final int width;
  private final int heads;
  private final String there;
  private final String split;
  private final String joined;

  private EncoderGraph(EncoderNetwork network) {
    this.network = network;
    width = network.base().width();
    heads = network.base().heads();
    graph.input("input_ids");
    graph.input("attention_mask");
    there = graph.node("Cast", List.of("attention_mask"), Map.of("to", new Attribute.Whole(1)));
    split = graph.wholes("split", 0, 0, heads, width / heads);
    joined = graph.wholes("joined", 0, 0, width);
  }

  /// @param exclusive whether a text has one label
  static OnnxGraph of(EncoderNetwork network, boolean exclusive) {
    EncoderGraph made = new EncoderGraph(network);
    made.write(exclusive);
    return made.graph;
  }

  private void write(boolean exclusive) {
    String x = embedded();
    String hidden = hidden();
    for (int i = 0; i < network.layers().size(); i++) {
      boolean last = i + 1 == network.layers().size();
      x = layer("encoder.layer." + i + ".", network.layers().get(i), x, hidden, last);
    }
    graph.output(x, "texts", "pieces", String.valueOf(width));
    EncoderLayer.Pair head = network.head();
    String scores = product(pooled(x), "classifier", head.first().value(), head.bias().value());
    Map<String, Attribute> rows = exclusive ? Map.of("axis", new Attribute.Whole(-1)) : Map.of();
    String kind = exclusive ? "Softmax" : "Sigmoid";
    graph.output(
        graph.node(kind, List.of(scores), rows, "probabilities"),
        "texts",
        String.valueOf(network.labels()));
  }

  private String node(String operator, String... inputs) {
    return graph.node(operator, List.of(inputs), Map.of());
  }

  private String number(String name, float value) {
    return graph.constant(name, Matrix.of(1, 1, new float[] {value}));
  }

  private String embedded() {
    EncoderWeights base = network.base();
    String words =
        node("Gather", table("embeddings.word_embeddings.weight", base.words()), "input_ids");
    String length = node("Gather", node("Shape", "input_ids"), graph.whole("second", 1));
    String places = node("Range", graph.whole("none", 0), length, graph.whole("one", 1));
    String sum =
        node(
            "Add",
            words,
            node("Gather", table("embeddings.position_embeddings.weight", base.places()), places));
    String whole = node("Add", sum, table("embeddings.token_type_embeddings.weight", base.kind()));
    return norm(whole, "embeddings.LayerNorm", base.norm().gain(), base.norm().bias(), "");
  }

  private String table(String name, Matrix values) {
    return graph.constant(name, values, values.rows(), values.columns());
  }

  private String row(String name, Matrix values) {
    return graph.constant(name, values, values.columns());
  }

  /// What is added to the scores of pieces that are not there.
  private String hidden() {
    String missing = node("Sub", number("all", 1), there);
    String low = node("Mul", missing, number("hide", HIDE));
    return node("Unsqueeze", low, graph.wholes("between", 1, 2));
  }

  private String norm(String x, String name, Matrix gain, Matrix bias, String output) {
    List<String> inputs = List.of(x, row(name + ".weight", gain), row(name + ".bias", bias));
    Map<String, Attribute> settings =
        Map.of("axis", new Attribute.Whole(-1), "epsilon", new Attribute.Fraction(EPSILON));
    return output.isEmpty()
        ? graph.node("LayerNormalization", inputs, settings)
        : graph.node("LayerNormalization", inputs, settings, output);
  }

  private String norm(String x, String name, EncoderLayer.Pair pair, String output) {
    return norm(x, name, pair.first().value(), pair.bias().value(), output);
  }

  private String product(String x, String name, Matrix weights, Matrix bias) {
    String product = node("MatMul", x, table(name + ".weight", weights));
    return node("Add", row(name + ".bias", bias), product);
  }

  private String product(String x, String name, EncoderLayer.Pair pair) {
    return product(x, name, pair.first().value(), pair.bias().value());
  }

  private String layer(String name, EncoderLayer layer, String x, String hidden, boolean last) {
    String attention = name + "attention.";
    String context = attended(attention + "self.", layer.attended(), x, hidden);
    String mixed = product(context, attention + "output.dense", layer.mixed());
    String middle =
        norm(node("Add", mixed, x), attention + "output.LayerNorm", layer.afterMixed(), "");
    String wide = product(middle, name + "intermediate.dense", layer.wide());
    String narrow = product(gelu(name, wide), name + "output.dense", layer.narrow());
    return norm(
        node("Add", narrow, middle),
        name + "output.LayerNorm",
        layer.last(),
        last ? "last_hidden_state" : "");
  }

  private String gelu(String name, String x) {
    String curve = node("Erf", node("Mul", x, number(name + "root", (float) Math.sqrt(0.5))));
    String share = node("Add", curve, number(name + "rise", 1));
    return node("Mul", node("Mul", x, share), number(name + "half", 0.5f));
  }

  private String attended(String name, EncoderLayer.Pair all, String x, String hidden) {
    String queries = head(name, "query", 0, all, x, List.of(0L, 2L, 1L, 3L));
    String keys = head(name, "key", 1, all, x, List.of(0L, 2L, 3L, 1L));
    String values = head(name, "value", 2, all, x, List.of(0L, 2L, 1L, 3L));
    float scale = (float) Math.sqrt((double) heads / width);
    String scores = node("Mul", node("MatMul", queries, keys), number(name + "scale", scale));
    String weights =
        graph.node(
            "Softmax",
            List.of(node("Add", scores, hidden)),
            Map.of("axis", new Attribute.Whole(-1)));
    String context = turned(node("MatMul", weights, values), List.of(0L, 2L, 1L, 3L));
    return node("Reshape", context, joined);
  }

  private String head(
      String name, String part, int number, EncoderLayer.Pair all, String x, List<Long> turn) {
    int from = number * width;
    String product =
        product(
            x,
            name + part,
            all.first().value().columns(from, from + width),
            all.bias().value().columns(from, from + width));
    return turned(node("Reshape", product, split), turn);
  }

  private String turned(String x, List<Long> order) {
    return graph.node("Transpose", List.of(x), Map.of("perm", new Attribute.Wholes(order)));
  }

  /// A vector for each text.
  private String pooled(String x) {
    if (network.base().pooling() == Pooling.FIRST) {
      return graph.node(
          "Gather", List.of(x, graph.whole("first", 0)), Map.of("axis", new Attribute.Whole(1)));
    }
    String axis = graph.wholes("pieces", 1);
    String weights = node("Unsqueeze", there, graph.wholes("behind", 2));
    Map<String, Attribute> gone = Map.of("keepdims", new Attribute.Whole(0));
    String sum = graph.node("ReduceSum", List.of(node("Mul", x, weights), axis), gone);
    return node("Div", sum, graph.node("ReduceSum", List.of(weights, axis), gone));
  }
}
