package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Norms;
import marginalia.learn.tensor.Products;

/// A pretrained encoder that is learnt on: its upper layers are parameters, the words and the
/// layers below stay as they are, and a product with the first row of each text gives its scores.
final class EncoderNetwork implements AutoCloseable {
  private static final float EPSILON = 1e-12f;
  private static final String HEAD = "head.";

  private final EncoderWeights base;
  private final int learnt;
  private final double dropout;
  private final Shelf shelf;
  private final Parameters parameters = new Parameters(0);
  private final List<EncoderLayer> layers = new ArrayList<>();
  private final EncoderLayer.Pair head;

  /// @param labels k; the head starts with zeros
  /// @param learnt how many layers are learnt, from the top; more than there are for all
  /// @param dropout share of what the layers add that is dropped while learning
  EncoderNetwork(EncoderWeights base, int labels, int learnt, double dropout) {
    this.base = base;
    this.learnt = Math.min(learnt, base.layers().size());
    this.dropout = dropout;
    long[] floats = {
      Shelf.needed(base.width(), Math.max(1, labels)) + Shelf.needed(1, Math.max(1, labels))
    };
    int fixed = fixed();
    for (EncoderWeights.Layer layer : base.layers().subList(fixed, base.layers().size())) {
      EncoderLayer _ =
          EncoderLayer.of(
              layer,
              base.heads(),
              "",
              (name, start) -> {
                floats[0] += Shelf.needed(start.rows(), start.columns());
                return new Parameter(name, start);
              });
    }
    shelf = new Shelf(floats[0]);
    for (int i = 0; i < base.layers().size(); i++) {
      EncoderLayer.Source source =
          i < fixed ? Parameter::new : (name, start) -> parameters.given(name, shelf.copy(start));
      layers.add(EncoderLayer.of(base.layers().get(i), base.heads(), "layer" + i + ".", source));
    }
    head =
        new EncoderLayer.Pair(
            parameters.given(HEAD + "weights", shelf.zeros(base.width(), labels)),
            parameters.given(HEAD + "bias", shelf.zeros(1, labels)));
  }

  private EncoderNetwork(EncoderNetwork of) {
    base = of.base;
    learnt = of.learnt;
    dropout = of.dropout;
    Parameter weights = of.head.first();
    shelf =
        new Shelf(
            Shelf.needed(weights.value().rows(), weights.value().columns())
                + Shelf.needed(1, weights.value().columns()));
    layers.addAll(of.layers);
    of.parameters.dense().stream()
        .filter(parameter -> !parameter.name().startsWith(HEAD))
        .forEach(parameter -> parameters.given(parameter.name(), parameter.value()));
    head =
        new EncoderLayer.Pair(
            parameters.given(weights.name(), shelf.copy(weights.value())),
            parameters.given(of.head.bias().name(), shelf.copy(of.head.bias().value())));
  }

  /// The same layers with a head of its own, a copy.
  EncoderNetwork withHead() {
    return new EncoderNetwork(this);
  }

  /// The probabilities of a text.
  ///
  /// @param vector 1 × width
  /// @param exclusive whether it has one label
  /// @param into 1 × k
  void read(Matrix vector, boolean exclusive, Matrix into) {
    Products.ab(vector, head.first().value(), into, Products.Into.REPLACE);
    if (exclusive) {
      Elementwise.add(1, head.bias().value(), into);
      Elementwise.softmaxRows(into);
    } else {
      Elementwise.Curve.SIGMOID.forward(into, head.bias().value(), into);
    }
  }

  /// Layers that stay as they are.
  private int fixed() {
    return base.layers().size() - learnt;
  }

  /// Layers that are learnt.
  int learnt() {
    return learnt;
  }

  EncoderWeights base() {
    return base;
  }

  /// What is learnt: the layers from below, then the head.
  Parameters parameters() {
    return parameters;
  }

  /// The layers from below.
  List<EncoderLayer> layers() {
    return layers;
  }

  EncoderLayer.Pair head() {
    return head;
  }

  int labels() {
    return head.bias().value().columns();
  }

  /// How many layers lie between a parameter and the head; −1 for the head's own.
  int depth(Parameter parameter) {
    if (parameter.name().startsWith(HEAD)) {
      return -1;
    }
    String number = parameter.name().substring("layer".length(), parameter.name().indexOf('.'));
    return layers.size() - 1 - Integer.parseInt(number);
  }

  /// A vector for each token.
  Matrix hidden(Tape tape, Batch batch) {
    return top(tape, batch).value();
  }

  /// The vector of each text: its first token's, or the mean of all, as the encoder has learnt.
  ///
  /// @return texts × width
  Signal vectors(Tape tape, Batch batch) {
    Signal rows = top(tape, batch);
    Spans texts = batch.texts();
    Signal vectors = tape.signal(texts.count(), base.width());
    vectors.value().clear();
    for (int text = 0; text < texts.count(); text++) {
      int read = read(texts, text);
      for (int row = 0; row < read; row++) {
        Elementwise.addRow(1f / read, rows.value(), texts.start(text) + row, vectors.value(), text);
      }
    }
    if (rows.slope().rows() > 0) {
      tape.onBackward(() -> {
        for (int text = 0; text < texts.count(); text++) {
          int read = read(texts, text);
          for (int row = 0; row < read; row++) {
            Elementwise.addRow(
                1f / read, vectors.slope(), text, rows.slope(), texts.start(text) + row);
          }
        }
      });
    }
    return vectors;
  }

  /// Rows of a text that its vector is made of.
  private int read(Spans texts, int text) {
    return base.pooling() == Pooling.FIRST ? 1 : texts.length(text);
  }

  /// The scores of each text.
  ///
  /// @return texts × k
  Signal scores(Tape tape, Batch batch) {
    return Dense.of(tape, Dropout.each(tape, vectors(tape, batch), dropout), head);
  }

  private Signal top(Tape tape, Batch batch) {
    Matrix x = embedded(tape, batch);
    for (EncoderLayer layer : layers.subList(0, fixed())) {
      x = layer.fixed(tape, x, batch.texts());
    }
    Signal signal = new Signal(x, x.rows(0, 0));
    for (EncoderLayer layer : layers.subList(fixed(), layers.size())) {
      signal = layer.of(tape, signal, batch.texts(), dropout);
    }
    return signal;
  }

  /// The sum of a token's vectors, normalised.
  private Matrix embedded(Tape tape, Batch batch) {
    int n = batch.tokens().length;
    Matrix sum = tape.reused(n, base.width());
    Spans texts = batch.texts();
    for (int text = 0; text < texts.count(); text++) {
      for (int row = texts.start(text); row < texts.end(text); row++) {
        sum.copyRow(base.words(), batch.tokens()[row], row);
        Elementwise.addRow(1, base.places(), row - texts.start(text), sum, row);
        Elementwise.addRow(1, base.kind(), 0, sum, row);
      }
    }
    Matrix x = tape.scratch(n, base.width());
    Matrix normal = tape.scratch(n, base.width());
    EncoderWeights.Norm norm = base.norm();
    Norms.forward(sum, norm.gain(), norm.bias(), EPSILON, x, normal, new float[n]);
    return x;
  }

  /// Gives the memory of what is learnt back; nothing may be computed with it afterwards.
  @Override
  public void close() {
    shelf.close();
  }

  /// Numbers 0 … n − 1.
  static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }
}
