package marginalia.learn.embedding;

import marginalia.learn.tensor.Rows;

/// A sigmoid per inner node of a Huffman tree; an outcome's probability is the product along its
/// path. Morin and Bengio (2005). Cost of a step O(d · path), of all probabilities O(k·d).
/// Immutable.
public final class HierarchicalSoftmax implements OutputLayer {
  private final HuffmanTree tree;

  private HierarchicalSoftmax(HuffmanTree tree) {
    this.tree = tree;
  }

  /// A tree over outcomes of these frequencies.
  ///
  /// @param counts how often each outcome occurs
  public static HierarchicalSoftmax of(long[] counts) {
    return new HierarchicalSoftmax(HuffmanTree.of(counts));
  }

  @Override
  public int outcomes() {
    return tree.outcomes();
  }

  @Override
  public void steps(Rows weights, float[] hidden, int[] truth, int from, int to, Steps into) {
    if (from == to) {
      return;
    }
    int[] path = tree.path(truth[from]);
    boolean[] code = tree.code(truth[from]);
    double likelihood = 1;
    for (int i = 0; i < path.length; i++) {
      float p = Sigmoid.quick(weights.dot(path[i], hidden));
      into.add(path[i], (code[i] ? 1 : 0) - p);
      likelihood *= code[i] ? p : 1 - p;
    }
    into.addLoss(-Math.log(Math.max(likelihood, Float.MIN_NORMAL)));
  }

  @Override
  public void probabilities(Rows weights, float[] hidden, float[] into) {
    int k = outcomes();
    if (k == 1) {
      into[0] = 1;
      return;
    }
    float[] inner = new float[k - 1];
    inner[k - 2] = 1;
    for (int node = k - 2; node >= 0; node--) {
      float p = Sigmoid.exact(weights.dot(node, hidden));
      put(tree.left(node), inner[node] * (1 - p), inner, into);
      put(tree.right(node), inner[node] * p, inner, into);
    }
  }

  /// The turns that lead to the outcome, all together.
  @Override
  public float score(Rows weights, float[] hidden, int outcome) {
    int[] path = tree.path(outcome);
    boolean[] code = tree.code(outcome);
    float score = 0;
    for (int i = 0; i < path.length; i++) {
      float turn = weights.dot(path[i], hidden);
      score += code[i] ? turn : -turn;
    }
    return score;
  }

  private void put(int child, float p, float[] inner, float[] outcomes) {
    if (child < outcomes()) {
      outcomes[child] = p;
    } else {
      inner[child - outcomes()] = p;
    }
  }
}
