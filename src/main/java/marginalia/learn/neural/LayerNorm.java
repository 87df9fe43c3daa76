package marginalia.learn.neural;

import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Norms;

/// Each row moved and stretched to mean 0 and variance 1, then by a learnt gain and bias of each
/// column. Ba, Kiros and Hinton (2016), arXiv:1607.06450.
final class LayerNorm {
  private static final float EPSILON = 1e-5f;

  private final Parameter gain;
  private final Parameter bias;

  LayerNorm(Parameters parameters, String name, int width) {
    gain = parameters.constant(name + ".gain", 1, width, 1);
    bias = parameters.constant(name + ".bias", 1, width, 0);
  }

  Signal of(Tape tape, Signal x) {
    Signal y = tape.signal(x.rows(), x.columns());
    Matrix normal = tape.scratch(x.rows(), x.columns());
    float[] scales = new float[x.rows()];
    Norms.forward(x.value(), gain.value(), bias.value(), EPSILON, y.value(), normal, scales);
    tape.onBackward(() ->
        Norms.backward(
            y.slope(),
            gain.value(),
            normal,
            scales,
            x.slope(),
            gain.gradient(tape),
            bias.gradient(tape)));
    return y;
  }
}
