package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Gated recurrent unit: r, z = σ(x + s), n = tanh(x + r·s), in the columns r, z, n, where x are
/// the token's products and s the state's with their bias; h = (1 − z)·n + z·h₋₁. Cho et al.
/// (2014), doi:10.3115/v1/D14-1179, with the reset gate behind the product, as cuDNN and PyTorch
/// have it.
public final class GruCell implements Cell {
  private final int width;
  private final Matrix gates;
  private final Matrix recurrent;
  private final Matrix bias;
  private final Matrix resets;
  private final Matrix hidden;
  private final Matrix slopes;
  private final Matrix state;

  /// @param gates tokens × 3·width: the tokens' products with their bias; keeps the gates, then the
  ///   slopes of the products
  /// @param recurrent texts × 3·width: the states' products; gives back slopes
  /// @param bias 1 × 3·width, of the states' products
  /// @param resets tokens × width: keeps what r is multiplied with, then its slope
  /// @param hidden tokens × width, receives h
  /// @param slopes of h
  /// @param state texts × width, receives h
  public GruCell(
      Matrix gates,
      Matrix recurrent,
      Matrix bias,
      Matrix resets,
      Matrix hidden,
      Matrix slopes,
      Matrix state) {
    this.width = hidden.columns();
    this.gates = gates;
    this.recurrent = recurrent;
    this.bias = bias;
    this.resets = resets;
    this.hidden = hidden;
    this.slopes = slopes;
    this.state = state;
  }

  private FloatVector stateSum(long slot, int column, VectorMask<Float> mask) {
    return load(recurrent.segment(), slot + column, mask).add(load(bias.segment(), column, mask));
  }

  private FloatVector hiddenBefore(int before, int column, VectorMask<Float> mask) {
    return before >= 0
        ? load(hidden.segment(), (long) before * hidden.stride() + column, mask)
        : FloatVector.zero(SPECIES);
  }

  @Override
  public void forward(int row, int slot, int before) {
    long g = (long) row * gates.stride();
    long s = (long) slot * recurrent.stride();
    for (int i = 0; i < width; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, width);
      FloatVector reset =
          Curves.sigmoid(load(gates.segment(), g + i, mask).add(stateSum(s, i, mask)));
      FloatVector update =
          Curves.sigmoid(
              load(gates.segment(), g + width + i, mask).add(stateSum(s, width + i, mask)));
      FloatVector fromState = stateSum(s, 2 * width + i, mask);
      FloatVector candidate =
          Curves.tanh(fromState.fma(reset, load(gates.segment(), g + 2L * width + i, mask)));
      FloatVector h = hiddenBefore(before, i, mask).sub(candidate).fma(update, candidate);
      store(reset, gates.segment(), g + i, mask);
      store(update, gates.segment(), g + width + i, mask);
      store(candidate, gates.segment(), g + 2L * width + i, mask);
      store(fromState, resets.segment(), (long) row * resets.stride() + i, mask);
      store(h, hidden.segment(), (long) row * hidden.stride() + i, mask);
      store(h, state.segment(), (long) slot * state.stride() + i, mask);
    }
  }

  @Override
  public void backward(int row, int slot, int before, Matrix carried) {
    long g = (long) row * gates.stride();
    long s = (long) slot * recurrent.stride();
    long resetAt = (long) row * resets.stride();
    for (int i = 0; i < width; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, width);
      FloatVector reset = load(gates.segment(), g + i, mask);
      FloatVector update = load(gates.segment(), g + width + i, mask);
      FloatVector candidate = load(gates.segment(), g + 2L * width + i, mask);
      FloatVector fromState = load(resets.segment(), resetAt + i, mask);
      long carriedAt = (long) slot * carried.stride() + i;
      FloatVector h =
          load(slopes.segment(), (long) row * slopes.stride() + i, mask)
              .add(load(carried.segment(), carriedAt, mask));
      FloatVector dUpdate =
          h.mul(hiddenBefore(before, i, mask).sub(candidate)).mul(update.mul(update.neg().add(1)));
      FloatVector dCandidate =
          h.mul(update.neg().add(1)).mul(candidate.mul(candidate).neg().add(1));
      FloatVector dReset = dCandidate.mul(fromState).mul(reset.mul(reset.neg().add(1)));
      FloatVector dFromState = dCandidate.mul(reset);
      store(dReset, gates.segment(), g + i, mask);
      store(dUpdate, gates.segment(), g + width + i, mask);
      store(dCandidate, gates.segment(), g + 2L * width + i, mask);
      store(dFromState, resets.segment(), resetAt + i, mask);
      store(dReset, recurrent.segment(), s + i, mask);
      store(dUpdate, recurrent.segment(), s + width + i, mask);
      store(dFromState, recurrent.segment(), s + 2L * width + i, mask);
      store(h.mul(update), carried.segment(), carriedAt, mask);
    }
  }
}
