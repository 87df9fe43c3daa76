package marginalia.learn.neural;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.learn.tensor.Cell;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.GruCell;
import marginalia.learn.tensor.LstmCell;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// A recurrence over the rows of each span in one direction. The products of all rows with their
/// weights are made at once; then the spans go on side by side, the long ones first, so that step t
/// is one product with the states of those that still have a t-th row, and nothing is padded.
public final class Recurrence {
  private final Kind kind;
  private final Direction direction;
  private final Parameter inputs;
  private final Parameter states;

  /// Of both products together; of a GRU's states' products.
  private final Parameter bias;

  /// Of the rows' products, where a cell keeps them apart.
  private final Optional<Parameter> inputBias;

  private final int width;

  /// Which cell.
  public enum Kind {
    LSTM(4),
    GRU(3);

    private final int gates;

    Kind(int gates) {
      this.gates = gates;
    }
  }

  /// From which end.
  enum Direction {
    FORWARD,
    BACKWARD
  }

  Recurrence(
      Parameters parameters, String name, Kind kind, Direction direction, int from, int width) {
    this.kind = kind;
    this.direction = direction;
    this.width = width;
    float bound = (float) (1 / Math.sqrt(width));
    inputs = parameters.uniform(name + ".inputs", from, kind.gates * width, bound);
    states = parameters.uniform(name + ".states", width, kind.gates * width, bound);
    bias = parameters.uniform(name + ".bias", 1, kind.gates * width, bound);
    inputBias =
        switch (kind) {
          case LSTM -> Optional.empty();
          case GRU -> Optional.of(parameters.constant(name + ".inputBias", 1, 3 * width, 0));
        };
    if (kind == Kind.LSTM) {
      // A memory that keeps at first what it has; Jozefowicz et al. (2015), ICML.
      for (int i = width; i < 2 * width; i++) {
        bias.value().set(0, i, 1);
      }
    }
  }

  int width() {
    return width;
  }

  /// The hidden numbers after each row.
  Signal of(Tape tape, Signal x, Spans spans) {
    return new Pass(tape, x, spans).forward();
  }

  /// One pass over some spans.
  private final class Pass {
    private final Tape tape;
    private final Signal x;
    private final Spans spans;
    private final int[] order;
    private final int longest;
    private final Matrix gates;
    private final Matrix recurrent;
    private final Matrix state;
    private final Matrix kept;
    private final Signal h;
    private final Cell cell;

    private Pass(Tape tape, Signal x, Spans spans) {
      this.tape = tape;
      this.x = x;
      this.spans = spans;
      order =
          IntStream.range(0, spans.count())
              .boxed()
              .sorted(Comparator.comparingInt(spans::length).reversed())
              .mapToInt(Integer::intValue)
              .toArray();
      longest = order.length == 0 ? 0 : spans.length(order[0]);
      int columns = kind.gates * width;
      gates = tape.scratch(x.rows(), columns);
      recurrent = tape.zeros(spans.count(), columns);
      state = tape.zeros(spans.count(), width);
      kept = tape.scratch(x.rows(), width);
      h = tape.signal(x.rows(), width);
      Matrix none = tape.zeros(spans.count(), width);
      cell =
          switch (kind) {
            case LSTM ->
                new LstmCell(
                    gates, recurrent, bias.value(), kept, h.value(), h.slope(), state, none);
            case GRU ->
                new GruCell(gates, recurrent, bias.value(), kept, h.value(), h.slope(), state);
          };
    }

    private int active(int t) {
      int count = 0;
      while (count < order.length && spans.length(order[count]) > t) {
        count++;
      }
      return count;
    }

    private int row(int slot, int t) {
      int span = order[slot];
      return direction == Direction.FORWARD ? spans.start(span) + t : spans.end(span) - 1 - t;
    }

    private Signal forward() {
      Products.ab(x.value(), inputs.value(), gates, Into.REPLACE);
      inputBias.ifPresent(apart -> Elementwise.addToRows(apart.value(), gates));
      for (int t = 0; t < longest; t++) {
        int active = active(t);
        if (t > 0) {
          Products.ab(
              state.rows(0, active), states.value(), recurrent.rows(0, active), Into.REPLACE);
        }
        for (int slot = 0; slot < active; slot++) {
          cell.forward(row(slot, t), slot, t == 0 ? -1 : row(slot, t - 1));
        }
      }
      tape.onBackward(this::backward);
      return h;
    }

    private void backward() {
      Matrix carried = state;
      carried.clear();
      for (int t = longest - 1; t >= 0; t--) {
        int active = active(t);
        for (int slot = 0; slot < active; slot++) {
          cell.backward(row(slot, t), slot, t == 0 ? -1 : row(slot, t - 1), carried);
        }
        if (t > 0) {
          Products.abT(
              recurrent.rows(0, active), states.value(), carried.rows(0, active), Into.ADD);
        }
      }
      Matrix before = before();
      int common = inputBias.isPresent() ? 2 * width : gates.columns();
      addStates(before, gates.columns(0, common), 0, common);
      inputBias.ifPresent(apart -> {
        Elementwise.addSumOfRows(gates, apart.gradient(tape));
        addStates(before, kept, common, common + width);
      });
      Products.aTb(x.value(), gates, inputs.gradient(tape), Into.ADD);
      Products.abT(gates, inputs.value(), x.slope(), Into.ADD);
    }

    /// Slopes of the states' products in some columns.
    private void addStates(Matrix before, Matrix slopes, int from, int to) {
      Elementwise.addSumOfRows(slopes, bias.gradient(tape).columns(from, to));
      Products.aTb(before, slopes, states.gradient(tape).columns(from, to), Into.ADD);
    }

    /// The state that each row met.
    private Matrix before() {
      Matrix before = tape.zeros(x.rows(), width);
      int back = direction == Direction.FORWARD ? -1 : 1;
      for (int span = 0; span < spans.count(); span++) {
        for (int row = spans.start(span); row < spans.end(span); row++) {
          int other = row + back;
          if (other >= spans.start(span) && other < spans.end(span)) {
            before.copyRow(h.value(), other, row);
          }
        }
      }
      return before;
    }
  }
}
