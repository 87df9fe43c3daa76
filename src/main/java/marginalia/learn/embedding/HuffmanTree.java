package marginalia.learn.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A binary tree over k outcomes in which frequent ones have short paths: Huffman (1952). Built as
/// C++ fastText builds it, so that equal counts give equal trees. Inner nodes are numbered 0 … k−2,
/// the root last. Immutable.
final class HuffmanTree {
  private final int outcomes;
  private final int[] left;
  private final int[] right;
  private final int[][] paths;
  private final boolean[][] codes;

  private HuffmanTree(int[] left, int[] right, int[][] paths, boolean[][] codes) {
    this.outcomes = paths.length;
    this.left = left;
    this.right = right;
    this.paths = paths;
    this.codes = codes;
  }

  /// The tree of outcomes of these frequencies.
  ///
  /// @param counts how often each outcome occurs, in any order
  static HuffmanTree of(long[] counts) {
    int k = counts.length;
    int[] order =
        IntStream.range(0, k)
            .boxed()
            .sorted((a, b) -> Long.compare(counts[b], counts[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    int nodes = Math.max(1, 2 * k - 1);
    long[] weights = new long[nodes];
    Arrays.fill(weights, Long.MAX_VALUE / 4);
    for (int leaf = 0; leaf < k; leaf++) {
      weights[leaf] = counts[order[leaf]];
    }
    int[] parents = new int[nodes];
    boolean[] isRight = new boolean[nodes];
    int[] left = new int[Math.max(0, k - 1)];
    int[] right = new int[Math.max(0, k - 1)];
    int leaf = k - 1;
    int inner = k;
    for (int node = k; node < nodes; node++) {
      int first = leaf >= 0 && weights[leaf] < weights[inner] ? leaf-- : inner++;
      int second = leaf >= 0 && weights[leaf] < weights[inner] ? leaf-- : inner++;
      left[node - k] = first < k ? order[first] : first;
      right[node - k] = second < k ? order[second] : second;
      weights[node] = weights[first] + weights[second];
      parents[first] = node;
      parents[second] = node;
      isRight[second] = true;
    }
    int[][] paths = new int[k][];
    boolean[][] codes = new boolean[k][];
    int[] path = new int[k];
    boolean[] turns = new boolean[k];
    for (int rank = 0; rank < k; rank++) {
      int depth = 0;
      boolean[] code = turns;
      for (int node = rank; node < nodes - 1; node = parents[node]) {
        path[depth] = parents[node] - k;
        code[depth++] = isRight[node];
      }
      paths[order[rank]] = Arrays.copyOf(path, depth);
      codes[order[rank]] = Arrays.copyOf(code, depth);
    }
    return new HuffmanTree(left, right, paths, codes);
  }

  int outcomes() {
    return outcomes;
  }

  /// Inner nodes from an outcome up to the root. Not to be written to.
  int[] path(int outcome) {
    return paths[outcome];
  }

  /// Whether the outcome lies to the right of each inner node of its path. Not to be written to.
  boolean[] code(int outcome) {
    return codes[outcome];
  }

  /// What lies to the left of an inner node: an outcome, or k plus an inner node.
  int left(int inner) {
    return left[inner];
  }

  /// What lies to the right of an inner node: an outcome, or k plus an inner node.
  int right(int inner) {
    return right[inner];
  }
}
