package marginalia.learn.fasttext;

import marginalia.learn.embedding.OutputLayer;
import marginalia.learn.tensor.Rows;
import marginalia.text.SparseMatrix;

/// Vectors of the features, weights of the labels, and what is made of their products.
record Network(Rows input, Rows output, OutputLayer layer) {
  /// The hidden vector of a text: the mean of its features' vectors, each as often as it occurs;
  /// zeros for a text without features. Returns 1 over the number of features.
  float hidden(SparseMatrix x, int row, float[] into) {
    java.util.Arrays.fill(into, 0);
    float sum = 0;
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      sum += x.values()[i];
    }
    if (sum == 0) {
      return 0;
    }
    float scale = 1 / sum;
    input.addTo(x.indices(), x.values(), x.starts()[row], x.starts()[row + 1], scale, into);
    return scale;
  }
}
