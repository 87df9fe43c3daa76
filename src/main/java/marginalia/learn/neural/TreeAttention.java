package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Elementwise.Curve;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// Each row of a span beside its probable head and its probable dependents, weighed by how likely
/// each is in a tree over the span: r = tanh(W·[e, p, c] + b). Liu and Lapata (2018), section 3.2,
/// equations 5 to 16.
final class TreeAttention {
  private final int structure;
  private final int semantic;
  private final Dense heads;
  private final Dense dependents;
  private final Dense roots;
  private final Parameter between;
  private final Parameter rootVector;
  private final Dense joined;

  /// @param structure numbers of an input row that shape the tree, its first
  /// @param semantic those that carry the meaning, the rest; as many come out
  TreeAttention(Parameters parameters, String name, int structure, int semantic) {
    this.structure = structure;
    this.semantic = semantic;
    heads = new Dense(parameters, name + ".heads", structure, structure);
    dependents = new Dense(parameters, name + ".dependents", structure, structure);
    roots = new Dense(parameters, name + ".roots", structure, 1);
    between = parameters.weights(name + ".between", structure, structure, structure, structure);
    rootVector = parameters.uniform(name + ".root", 1, semantic, 0.25f);
    joined = new Dense(parameters, name + ".joined", 3 * semantic, semantic);
  }

  Signal of(Tape tape, Signal x, Spans spans) {
    Signal d = x.columns(0, structure);
    Signal e = x.columns(structure, structure + semantic);
    Signal head = heads.of(tape, d, Curve.TANH);
    Signal dependent = dependents.of(tape, d, Curve.TANH);
    Signal root = roots.of(tape, d);
    Signal turned = turned(tape, head);
    Signal parents = tape.signal(x.rows(), semantic);
    Signal children = tape.signal(x.rows(), semantic);
    Pass pass = new Pass(tape, turned, dependent, root, e, parents, children);
    List<DependencyTrees> trees = new ArrayList<>();
    for (int span = 0; span < spans.count(); span++) {
      if (spans.length(span) > 0) {
        trees.add(pass.forward(spans.start(span), spans.end(span)));
      }
    }
    tape.onBackward(() -> {
      int next = 0;
      for (int span = 0; span < spans.count(); span++) {
        if (spans.length(span) > 0) {
          pass.backward(spans.start(span), spans.end(span), trees.get(next++));
        }
      }
    });
    return joined.of(tape, Combine.beside(tape, List.of(e, parents, children)), Curve.TANH);
  }

  /// head·W.
  private Signal turned(Tape tape, Signal head) {
    Signal y = tape.signal(head.rows(), structure);
    Products.ab(head.value(), between.value(), y.value(), Into.REPLACE);
    tape.onBackward(() -> {
      Products.aTb(head.value(), y.slope(), between.gradient(tape), Into.ADD);
      Products.abT(y.slope(), between.value(), head.slope(), Into.ADD);
    });
    return y;
  }

  /// What a span's words find in its tree.
  private final class Pass {
    private final Tape tape;
    private final Signal head;
    private final Signal dependent;
    private final Signal root;
    private final Signal e;
    private final Signal parents;
    private final Signal children;

    private Pass(
        Tape tape,
        Signal head,
        Signal dependent,
        Signal root,
        Signal e,
        Signal parents,
        Signal children) {
      this.tape = tape;
      this.head = head;
      this.dependent = dependent;
      this.root = root;
      this.e = e;
      this.parents = parents;
      this.children = children;
    }

    private DependencyTrees forward(int start, int end) {
      int n = end - start;
      Matrix scores = tape.reused(n, n);
      Products.abT(
          head.value().rows(start, end), dependent.value().rows(start, end), scores, Into.REPLACE);
      double[][] f = new double[n][n];
      double[] r = new double[n];
      for (int i = 0; i < n; i++) {
        r[i] = root.value().at(start + i, 0);
        for (int j = 0; j < n; j++) {
          f[i][j] = scores.at(i, j);
        }
      }
      DependencyTrees tree = new DependencyTrees(f, r);
      Matrix weights = weights(tree, n);
      Matrix rows = e.value().rows(start, end);
      Products.aTb(weights, rows, parents.value().rows(start, end), Into.REPLACE);
      Products.ab(weights, rows, children.value().rows(start, end), Into.REPLACE);
      for (int i = 0; i < n; i++) {
        float p = (float) tree.root(i);
        Elementwise.addRow(p, rootVector.value(), 0, parents.value(), start + i);
      }
      return tree;
    }

    /// Probabilities of the edges, from row to column.
    private Matrix weights(DependencyTrees tree, int n) {
      Matrix weights = tape.reused(n, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          weights.set(i, j, (float) tree.edge(i, j));
        }
      }
      return weights;
    }

    private void backward(int start, int end, DependencyTrees tree) {
      int n = end - start;
      Matrix ofParents = parents.slope().rows(start, end);
      Matrix ofChildren = children.slope().rows(start, end);
      Matrix rows = e.value().rows(start, end);
      Matrix weights = weights(tree, n);
      Products.ab(weights, ofParents, e.slope().rows(start, end), Into.ADD);
      Products.aTb(weights, ofChildren, e.slope().rows(start, end), Into.ADD);
      double[][] ofEdges = new double[n][n];
      double[] ofRoots = new double[n];
      Matrix gradient = rootVector.gradient(tape);
      for (int i = 0; i < n; i++) {
        ofRoots[i] = Elementwise.dotRows(ofParents, i, rootVector.value(), 0);
        Elementwise.addRow((float) tree.root(i), ofParents, i, gradient, 0);
        for (int j = 0; j < n; j++) {
          ofEdges[i][j] =
              Elementwise.dotRows(rows, i, ofParents, j)
                  + Elementwise.dotRows(ofChildren, i, rows, j);
        }
      }
      scored(start, n, tree.backward(ofEdges, ofRoots));
    }

    private void scored(int start, int n, DependencyTrees.Slopes slopes) {
      Matrix ofScores = tape.reused(n, n);
      for (int i = 0; i < n; i++) {
        root.slope().add(start + i, 0, (float) slopes.rootScores()[i]);
        for (int j = 0; j < n; j++) {
          ofScores.set(i, j, (float) slopes.scores()[i][j]);
        }
      }
      int end = start + n;
      Products.ab(
          ofScores, dependent.value().rows(start, end), head.slope().rows(start, end), Into.ADD);
      Products.aTb(
          ofScores, head.value().rows(start, end), dependent.slope().rows(start, end), Into.ADD);
    }
  }
}
