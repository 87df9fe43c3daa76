package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// One step of an optimiser on one row of parameters: everything that is read and written in one
/// pass. The matrices have the same columns; each runs on the calling thread.
public final class Updates {
  private Updates() {}

  /// v = momentum·v + g; w −= rate·v.
  public static void momentum(
      Matrix w, int row, Matrix g, int gRow, Matrix v, float rate, float momentum) {
    for (int i = 0; i < w.columns(); i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, w.columns());
      long at = (long) row * w.stride() + i;
      FloatVector speed =
          load(v.segment(), (long) row * v.stride() + i, mask)
              .mul(momentum)
              .add(load(g.segment(), (long) gRow * g.stride() + i, mask));
      store(speed, v.segment(), (long) row * v.stride() + i, mask);
      store(load(w.segment(), at, mask).sub(speed.mul(rate)), w.segment(), at, mask);
    }
  }

  /// s += g²; w −= rate·g / (√s + ε). Duchi, Hazan, Singer (2011), JMLR 12.
  public static void adaGrad(
      Matrix w, int row, Matrix g, int gRow, Matrix s, float rate, float epsilon) {
    for (int i = 0; i < w.columns(); i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, w.columns());
      long at = (long) row * w.stride() + i;
      FloatVector slope = load(g.segment(), (long) gRow * g.stride() + i, mask);
      FloatVector sum = slope.fma(slope, load(s.segment(), (long) row * s.stride() + i, mask));
      store(sum, s.segment(), (long) row * s.stride() + i, mask);
      FloatVector step = slope.mul(rate).div(sum.sqrt().add(epsilon));
      store(load(w.segment(), at, mask).sub(step), w.segment(), at, mask);
    }
  }

  /// s = ρ·s + (1 − ρ)·g²; x = g·√(d + ε)/√(s + ε); d = ρ·d + (1 − ρ)·x²; w −= rate·x. Zeiler
  /// (2012), arXiv:1212.5701.
  public static void adaDelta(
      Matrix w, int row, Matrix g, int gRow, Matrix s, Matrix d, float rate, float rho, float eps) {
    for (int i = 0; i < w.columns(); i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, w.columns());
      long at = (long) row * w.stride() + i;
      FloatVector slope = load(g.segment(), (long) gRow * g.stride() + i, mask);
      FloatVector squares =
          load(s.segment(), (long) row * s.stride() + i, mask)
              .mul(rho)
              .add(slope.mul(slope).mul(1 - rho));
      FloatVector steps = load(d.segment(), (long) row * d.stride() + i, mask);
      FloatVector step = slope.mul(steps.add(eps).sqrt()).div(squares.add(eps).sqrt());
      store(squares, s.segment(), (long) row * s.stride() + i, mask);
      store(
          steps.mul(rho).add(step.mul(step).mul(1 - rho)),
          d.segment(),
          (long) row * d.stride() + i,
          mask);
      store(load(w.segment(), at, mask).sub(step.mul(rate)), w.segment(), at, mask);
    }
  }

  /// The numbers of one Adam step that all parameters share.
  ///
  /// @param rate of this step
  /// @param decay AdamW's, as a share of the rate
  /// @param correction1 1 − β₁ᵗ
  /// @param correction2 1 − β₂ᵗ
  public record AdamStep(
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float decay,
      float correction1,
      float correction2) {}

  /// Kingma and Ba (2015), arXiv:1412.6980; decay apart from the gradient as Loshchilov and Hutter
  /// (2019), arXiv:1711.05101.
  public static void adam(
      Matrix w, int row, Matrix g, int gRow, Matrix m, Matrix v, AdamStep step) {
    float rate = step.rate / step.correction1;
    float scale = (float) (1 / Math.sqrt(step.correction2));
    float keep = 1 - step.rate * step.decay;
    for (int i = 0; i < w.columns(); i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, w.columns());
      long at = (long) row * w.stride() + i;
      FloatVector slope = load(g.segment(), (long) gRow * g.stride() + i, mask);
      FloatVector mean =
          load(m.segment(), (long) row * m.stride() + i, mask)
              .mul(step.beta1)
              .add(slope.mul(1 - step.beta1));
      FloatVector square =
          load(v.segment(), (long) row * v.stride() + i, mask)
              .mul(step.beta2)
              .add(slope.mul(slope).mul(1 - step.beta2));
      store(mean, m.segment(), (long) row * m.stride() + i, mask);
      store(square, v.segment(), (long) row * v.stride() + i, mask);
      FloatVector change = mean.mul(rate).div(square.sqrt().mul(scale).add(step.epsilon));
      store(load(w.segment(), at, mask).mul(keep).sub(change), w.segment(), at, mask);
    }
  }
}
