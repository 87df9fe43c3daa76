package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// Several signals become one.
final class Combine {
  private Combine() {}

  /// a + b.
  static Signal sum(Tape tape, Signal a, Signal b) {
    Signal y = tape.signal(a.rows(), a.columns());
    y.value().copyFrom(a.value());
    Elementwise.add(1, b.value(), y.value());
    tape.onBackward(() -> {
      Elementwise.add(1, y.slope(), a.slope());
      Elementwise.add(1, y.slope(), b.slope());
    });
    return y;
  }

  /// factor·a.
  static Signal scaled(Tape tape, Signal a, float factor) {
    Signal y = tape.signal(a.rows(), a.columns());
    y.value().copyFrom(a.value());
    Elementwise.scale(factor, y.value());
    tape.onBackward(() -> Elementwise.add(factor, y.slope(), a.slope()));
    return y;
  }

  /// a·b, number by number.
  static Signal product(Tape tape, Signal a, Signal b) {
    Signal y = tape.signal(a.rows(), a.columns());
    y.value().clear();
    Elementwise.addProduct(a.value(), b.value(), y.value());
    tape.onBackward(() -> {
      Elementwise.addProduct(y.slope(), b.value(), a.slope());
      Elementwise.addProduct(y.slope(), a.value(), b.slope());
    });
    return y;
  }

  /// a·bᵀ: how each row of `a` matches each row of `b`.
  static Signal matches(Tape tape, Signal a, Signal b) {
    Signal y = tape.signal(a.rows(), b.rows());
    Products.abT(a.value(), b.value(), y.value(), Into.REPLACE);
    tape.onBackward(() -> {
      Products.ab(y.slope(), b.value(), a.slope(), Into.ADD);
      Products.aTb(y.slope(), a.value(), b.slope(), Into.ADD);
    });
    return y;
  }

  /// The columns of all, side by side.
  static Signal beside(Tape tape, List<Signal> parts) {
    int columns = parts.stream().mapToInt(Signal::columns).sum();
    Signal y = tape.signal(parts.getFirst().rows(), columns);
    int from = 0;
    for (Signal part : parts) {
      int to = from + part.columns();
      Signal place = y.columns(from, to);
      place.value().copyFrom(part.value());
      tape.onBackward(() -> Elementwise.add(1, place.slope(), part.slope()));
      from = to;
    }
    return y;
  }
}
