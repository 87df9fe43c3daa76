package marginalia.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/// A tree over the labels 0 … k−1. Nodes from k on only group labels and are never an answer
/// themselves. Immutable.
public final class Hierarchy {
  /// Parent of a node at the top.
  public static final int TOP = -1;

  private final int labels;
  private final int[] parents;
  private final int[] depths;

  /// All nodes, each behind the one above it.
  private final int[] downwards;

  private Hierarchy(int labels, int[] parents) {
    this.labels = labels;
    this.parents = parents;
    this.depths = new int[parents.length];
    for (int node = 0; node < parents.length; node++) {
      if (parents[node] < TOP || parents[node] >= parents.length) {
        throw new IllegalArgumentException("node " + node + " has no parent " + parents[node]);
      }
      int steps = 0;
      for (int at = node; at != TOP; at = parents[at]) {
        if (steps++ > parents.length) {
          throw new IllegalArgumentException("node " + node + " lies below itself");
        }
      }
      depths[node] = steps - 1;
    }
    this.downwards =
        IntStream.range(0, parents.length)
            .boxed()
            .sorted(Comparator.comparingInt(node -> depths[node]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /// The tree of these parents.
  ///
  /// @param labels number of labels, k
  /// @param parents parent of each label and then of each further node, or [#TOP]
  /// @throws IllegalArgumentException if a parent is no node or a node lies below itself
  public static Hierarchy of(int labels, int[] parents) {
    if (labels > parents.length) {
      throw new IllegalArgumentException(labels + " labels, " + parents.length + " nodes");
    }
    return new Hierarchy(labels, parents.clone());
  }

  /// The tree of labels whose names are paths such as `banking/transfer`; steps that are no label
  /// become further nodes.
  public static Hierarchy ofPaths(List<String> names) {
    List<String> nodes = nodes(names);
    Map<String, Integer> places = new HashMap<>();
    nodes.forEach(node -> places.put(node, places.size()));
    int[] parents =
        nodes.stream()
            .mapToInt(node -> {
              int cut = node.lastIndexOf('/');
              return cut <= 0 ? TOP : places.getOrDefault(node.substring(0, cut), TOP);
            })
            .toArray();
    return new Hierarchy(names.size(), parents);
  }

  /// The paths of all nodes: the labels first, then the steps that are no label.
  public static List<String> nodes(List<String> names) {
    SequencedSet<String> known = new LinkedHashSet<>(names);
    List<String> nodes = new ArrayList<>(names);
    for (int node = 0; node < nodes.size(); node++) {
      int cut = nodes.get(node).lastIndexOf('/');
      if (cut > 0 && known.add(nodes.get(node).substring(0, cut))) {
        nodes.add(nodes.get(node).substring(0, cut));
      }
    }
    return List.copyOf(nodes);
  }

  /// Number of labels, k.
  public int labels() {
    return labels;
  }

  /// Number of nodes, at least k.
  public int nodes() {
    return parents.length;
  }

  /// The node above, or [#TOP].
  public int parent(int node) {
    return parents[node];
  }

  /// The nodes right below a node, or those at the top for [#TOP]; ascending.
  public int[] children(int node) {
    return IntStream.range(0, parents.length).filter(child -> parents[child] == node).toArray();
  }

  /// The node right below `above` on the way to `node`, or −1 where `node` is not below `above`.
  public int step(int above, int node) {
    int at = node;
    while (at != TOP && parents[at] != above) {
      at = parents[at];
    }
    return at;
  }

  /// Number of edges between two nodes, those over the top included.
  public int distance(int a, int b) {
    int depthA = depth(a);
    int depthB = depth(b);
    int left = a;
    int right = b;
    int edges = 0;
    while (left != right) {
      if (depthA >= depthB) {
        left = parents[left];
        depthA--;
      } else {
        right = parents[right];
        depthB--;
      }
      edges++;
    }
    return edges;
  }

  /// Number of nodes above a node.
  public int depth(int node) {
    return depths[node];
  }

  /// The nodes from the top down to this one.
  public int[] path(int node) {
    int[] path = new int[depth(node) + 1];
    int at = node;
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = at;
      at = parents[at];
    }
    return path;
  }

  /// How far from the truth an answer is expected to be at best: the least, over all labels, of the
  /// expected [#distance(int, int)] to the truth. Doubt between neighbours counts little, doubt
  /// between branches much. O(nodes).
  ///
  /// @param p how probable each label is
  /// @throws IllegalArgumentException if the number of labels differs
  public double expectedDistance(double[] p) {
    if (p.length != labels) {
      throw new IllegalArgumentException(p.length + " labels, " + labels + " in the tree");
    }
    double[] mass = Arrays.copyOf(p, parents.length);
    double total = 0;
    double depth = 0;
    for (int label = 0; label < labels; label++) {
      total += p[label];
      depth += p[label] * depths[label];
    }
    for (int i = parents.length - 1; i >= 0; i--) {
      if (parents[downwards[i]] != TOP) {
        mass[parents[downwards[i]]] += mass[downwards[i]];
      }
    }
    // From the top down a node's mass becomes that of its whole path: the expected number of nodes
    // it shares with the truth, less one for each.
    double least = Double.POSITIVE_INFINITY;
    for (int node : downwards) {
      mass[node] += parents[node] == TOP ? 0 : mass[parents[node]];
      if (node < labels) {
        least = Math.min(least, (depths[node] + 2) * total + depth - 2 * mass[node]);
      }
    }
    return Math.max(0, least);
  }

  /// Parents of all nodes; a copy.
  int[] parents() {
    return Arrays.copyOf(parents, parents.length);
  }
}
