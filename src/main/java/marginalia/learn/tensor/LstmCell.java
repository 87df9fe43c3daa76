package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Long short-term memory: gates i, f, o = σ(…), candidate g = tanh(…), in the columns i, f, g, o;
/// c = f·c₋₁ + i·g, h = o·tanh c. Hochreiter and Schmidhuber (1997),
/// doi:10.1162/neco.1997.9.8.1735, with the forget gate of Gers et al. (2000).
public final class LstmCell implements Cell {
  private final int width;
  private final Matrix gates;
  private final Matrix recurrent;
  private final Matrix bias;
  private final Matrix cells;
  private final Matrix hidden;
  private final Matrix slopes;
  private final Matrix state;
  private final Matrix carriedCells;

  /// @param gates tokens × 4·width: the tokens' products; keeps the gates, then their slopes
  /// @param recurrent texts × 4·width: the states' products; gives back slopes
  /// @param bias 1 × 4·width
  /// @param cells tokens × width, receives c
  /// @param hidden tokens × width, receives h
  /// @param slopes of h
  /// @param state texts × width, receives h
  /// @param carriedCells texts × width of zeros, for the way back
  public LstmCell(
      Matrix gates,
      Matrix recurrent,
      Matrix bias,
      Matrix cells,
      Matrix hidden,
      Matrix slopes,
      Matrix state,
      Matrix carriedCells) {
    this.width = hidden.columns();
    this.gates = gates;
    this.recurrent = recurrent;
    this.bias = bias;
    this.cells = cells;
    this.hidden = hidden;
    this.slopes = slopes;
    this.state = state;
    this.carriedCells = carriedCells;
  }

  private FloatVector sum(long row, long slot, int column, VectorMask<Float> mask) {
    return load(gates.segment(), row + column, mask)
        .add(load(recurrent.segment(), slot + column, mask))
        .add(load(bias.segment(), column, mask));
  }

  @Override
  public void forward(int row, int slot, int before) {
    long g = (long) row * gates.stride();
    long r = (long) slot * recurrent.stride();
    for (int i = 0; i < width; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, width);
      FloatVector input = Curves.sigmoid(sum(g, r, i, mask));
      FloatVector forget = Curves.sigmoid(sum(g, r, width + i, mask));
      FloatVector candidate = Curves.tanh(sum(g, r, 2 * width + i, mask));
      FloatVector output = Curves.sigmoid(sum(g, r, 3 * width + i, mask));
      FloatVector cell = input.mul(candidate);
      if (before >= 0) {
        cell = load(cells.segment(), (long) before * cells.stride() + i, mask).fma(forget, cell);
      }
      FloatVector h = output.mul(Curves.tanh(cell));
      store(input, gates.segment(), g + i, mask);
      store(forget, gates.segment(), g + width + i, mask);
      store(candidate, gates.segment(), g + 2L * width + i, mask);
      store(output, gates.segment(), g + 3L * width + i, mask);
      store(cell, cells.segment(), (long) row * cells.stride() + i, mask);
      store(h, hidden.segment(), (long) row * hidden.stride() + i, mask);
      store(h, state.segment(), (long) slot * state.stride() + i, mask);
    }
  }

  private void give(FloatVector slope, long row, long slot, int column, VectorMask<Float> mask) {
    store(slope, gates.segment(), row + column, mask);
    store(slope, recurrent.segment(), slot + column, mask);
  }

  private static FloatVector sigmoidSlope(FloatVector y) {
    return y.mul(y.neg().add(1));
  }

  @Override
  public void backward(int row, int slot, int before, Matrix carried) {
    long g = (long) row * gates.stride();
    long r = (long) slot * recurrent.stride();
    for (int i = 0; i < width; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, width);
      FloatVector input = load(gates.segment(), g + i, mask);
      FloatVector forget = load(gates.segment(), g + width + i, mask);
      FloatVector candidate = load(gates.segment(), g + 2L * width + i, mask);
      FloatVector output = load(gates.segment(), g + 3L * width + i, mask);
      FloatVector squashed =
          Curves.tanh(load(cells.segment(), (long) row * cells.stride() + i, mask));
      long carriedAt = (long) slot * carried.stride() + i;
      long cellsAt = (long) slot * carriedCells.stride() + i;
      FloatVector h =
          load(slopes.segment(), (long) row * slopes.stride() + i, mask)
              .add(load(carried.segment(), carriedAt, mask));
      FloatVector cell =
          h.mul(output)
              .fma(
                  squashed.mul(squashed).neg().add(1), load(carriedCells.segment(), cellsAt, mask));
      FloatVector cellBefore =
          before >= 0
              ? load(cells.segment(), (long) before * cells.stride() + i, mask)
              : FloatVector.zero(SPECIES);
      give(cell.mul(candidate).mul(sigmoidSlope(input)), g, r, i, mask);
      give(cell.mul(cellBefore).mul(sigmoidSlope(forget)), g, r, width + i, mask);
      give(cell.mul(input).mul(candidate.mul(candidate).neg().add(1)), g, r, 2 * width + i, mask);
      give(h.mul(squashed).mul(sigmoidSlope(output)), g, r, 3 * width + i, mask);
      store(cell.mul(forget), carriedCells.segment(), cellsAt, mask);
      store(FloatVector.zero(SPECIES), carried.segment(), carriedAt, mask);
    }
  }
}
