package marginalia.learn.encoder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import marginalia.learn.tensor.Matrix;

/// The weights of an encoder as numbers, for those who go on training it. Not to be written to.
/// Devlin et al. (2019), arXiv:1810.04805.
///
/// @param words vector of each piece of a text
/// @param places vector of each place in a text
/// @param kind vector of the only kind of text there is here; 1 × width
/// @param norm of the sum of the three
/// @param layers from the words upwards
/// @param heads of the attention; a divisor of the width
/// @param pooling how a text's vector is made
public record EncoderWeights(
    Matrix words,
    Matrix places,
    Matrix kind,
    Norm norm,
    List<Layer> layers,
    int heads,
    Pooling pooling) {
  public EncoderWeights {
    layers = List.copyOf(layers);
  }

  /// A weight and a bias of each column; 1 × width.
  public record Norm(Matrix gain, Matrix bias) {}

  /// x·weights + bias.
  ///
  /// @param weights inputs × outputs
  /// @param bias 1 × outputs
  public record Product(Matrix weights, Matrix bias) {}

  /// One layer.
  ///
  /// @param attended queries, keys and values side by side: width × 3·width
  /// @param mixed what the heads have found, together again
  /// @param wide up to the inner width
  /// @param narrow back from it
  public record Layer(
      Product attended, Product mixed, Norm afterMixed, Product wide, Product narrow, Norm last) {}

  /// The same with another number of heads.
  public EncoderWeights withHeads(int other) {
    return new EncoderWeights(words, places, kind, norm, layers, other, pooling);
  }

  /// Length of a text's vector.
  public int width() {
    return words.columns();
  }

  /// The weights in an ONNX file of a BERT.
  ///
  /// @throws IOException if it is no such file, or damaged
  static EncoderWeights read(byte[] file, int heads, Pooling pooling) throws IOException {
    return Names.of(OnnxTensors.read(file)).weights(heads, pooling);
  }

  /// Finds tensors by the names BERT's have.
  ///
  /// @param prefix what stands before all names in files of a model that holds more than a BERT
  private record Names(Map<String, OnnxTensors.Tensor> tensors, String prefix) {
    private static final String WORDS = "embeddings.word_embeddings.weight";

    static Names of(Map<String, OnnxTensors.Tensor> tensors) {
      String prefix =
          tensors.keySet().stream()
              .filter(name -> name.endsWith(WORDS))
              .map(name -> name.substring(0, name.length() - WORDS.length()))
              .min(Comparator.comparingInt(String::length))
              .orElse("");
      return new Names(tensors, prefix);
    }

    EncoderWeights weights(int heads, Pooling pooling) throws IOException {
      Matrix words = matrix(WORDS);
      List<Layer> layers = new ArrayList<>();
      while (tensors.containsKey(prefix + layer(layers.size()) + "output.dense.weight")) {
        layers.add(read(layer(layers.size()), words.columns()));
      }
      if (layers.isEmpty() || words.columns() % heads != 0) {
        throw new IOException("no BERT of " + heads + " heads: " + layers.size() + " layers");
      }
      return new EncoderWeights(
          words,
          matrix("embeddings.position_embeddings.weight"),
          matrix("embeddings.token_type_embeddings.weight").rows(0, 1),
          norm("embeddings.LayerNorm", words.columns()),
          layers,
          heads,
          pooling);
    }

    private static String layer(int number) {
      return "encoder.layer." + number + ".";
    }

    private Layer read(String layer, int width) throws IOException {
      Product narrow = product(layer + "output.dense", width);
      int inner = narrow.weights().rows();
      return new Layer(
          attended(layer + "attention.self.", width),
          product(layer + "attention.output.dense", width),
          norm(layer + "attention.output.LayerNorm", width),
          product(layer + "intermediate.dense", inner),
          narrow,
          norm(layer + "output.LayerNorm", width));
    }

    private Product attended(String self, int width) throws IOException {
      Matrix weights = Matrix.zeros(width, 3 * width);
      Matrix bias = Matrix.zeros(1, 3 * width);
      List<String> parts = List.of("query", "key", "value");
      for (int i = 0; i < parts.size(); i++) {
        Product part = product(self + parts.get(i), width);
        weights.columns(i * width, (i + 1) * width).copyFrom(part.weights());
        bias.columns(i * width, (i + 1) * width).copyFrom(part.bias());
      }
      return new Product(weights, bias);
    }

    private Product product(String name, int outputs) throws IOException {
      Matrix weights = matrix(name + ".weight");
      if (weights.columns() != outputs) {
        throw new IOException(name + " has " + weights.columns() + " outputs, not " + outputs);
      }
      return new Product(weights, row(name + ".bias", outputs));
    }

    private Norm norm(String name, int width) throws IOException {
      return new Norm(row(name + ".weight", width), row(name + ".bias", width));
    }

    private Matrix row(String name, int columns) throws IOException {
      Matrix row = matrix(name);
      if (row.rows() != 1 || row.columns() != columns) {
        throw new IOException(name + " is " + row + ", not 1 × " + columns);
      }
      return row;
    }

    private Matrix matrix(String name) throws IOException {
      OnnxTensors.Tensor tensor = tensors.get(prefix + name);
      if (tensor == null) {
        throw new IOException("the file lacks " + name);
      }
      return Matrix.of(tensor.rows(), tensor.columns(), tensor.values());
    }
  }
}
