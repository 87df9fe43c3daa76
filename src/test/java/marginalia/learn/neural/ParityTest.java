package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import marginalia.learn.neural.TextRnn.Directions;
import marginalia.learn.tensor.Matrix;
import org.junit.jupiter.api.Test;

/// Outputs and gradients of layers beside those of PyTorch 1.13.0, as `parity.py` wrote them.
class ParityTest {
  private static final float TOLERANCE = 1e-4f;
  private static final int INPUTS = 4;
  private static final int WIDTH = 3;

  private interface Layer {
    Signal of(Tape tape, Signal x, Spans texts);
  }

  @Test
  void convolutionAndMaximumOverTime() throws IOException {
    check("convolution", p -> new ConvolutionMax(p, "layer", INPUTS, List.of(2, 3), 5)::of);
  }

  @Test
  void lstmOfTwoTextsInBothDirections() throws IOException {
    check("lstm", p -> recurrent(p, Recurrence.Kind.LSTM)::of);
  }

  @Test
  void gruOfTwoTextsInBothDirections() throws IOException {
    check("gru", p -> recurrent(p, Recurrence.Kind.GRU)::of);
  }

  private static Recurrent recurrent(Parameters parameters, Recurrence.Kind kind) {
    return new Recurrent(parameters, "layer", kind, Directions.BOTH, INPUTS, WIDTH);
  }

  @Test
  void attention() throws IOException {
    check(
        "attention",
        p -> {
          Attention attention = new Attention(p, "layer", INPUTS, WIDTH);
          return (tape, x, texts) -> attention.of(tape, x, texts).sum();
        });
  }

  @Test
  void attentionOfEachWordToAll() throws IOException {
    check("dot-attention", _ -> SelfAttention::of);
  }

  @Test
  void layerNorm() throws IOException {
    check(
        "layer-norm",
        p -> {
          LayerNorm norm = new LayerNorm(p, "layer", INPUTS);
          return (tape, x, _) -> norm.of(tape, x);
        });
  }

  private static void check(String name, Function<Parameters, Layer> make) throws IOException {
    Fixture expected = Fixture.read(name);
    Parameters parameters = new Parameters(1);
    Layer layer = make.apply(parameters);
    List<Parameter> learnt = parameters.dense();
    Parameter x = parameters.constant("x", expected.of("x").rows(), INPUTS, 0);
    parameters.dense().forEach(each -> each.value().copyFrom(expected.of(each.name())));
    parameters.prepare(1);

    try (Tape tape = Tape.learning(0, 1)) {
      Signal out = layer.of(tape, x.signal(tape), spans(expected.of("starts")));
      same(name + " out", out.value(), expected.of("out"));
      out.slope().copyFrom(expected.of("slope"));
      tape.backward();
    }

    assertThat(expected.matrices).hasSize(5 + 2 * learnt.size());
    for (Parameter each : parameters.dense()) {
      String gradient = each.name() + ".gradient";
      same(name + " " + gradient, each.gradient(), expected.of(gradient));
    }
  }

  private static void same(String name, Matrix actual, Matrix expected) {
    assertThat(actual.toArray()).as(name).containsExactly(expected.toArray(), within(TOLERANCE));
  }

  private static Spans spans(Matrix starts) {
    int[] from = new int[starts.columns()];
    for (int i = 0; i < from.length; i++) {
      from[i] = (int) starts.at(0, i);
    }
    return new Spans(from);
  }

  /// The matrices of a file, by name.
  private record Fixture(Map<String, Matrix> matrices) {
    Matrix of(String name) {
      return Optional.ofNullable(matrices.get(name)).orElseThrow();
    }

    static Fixture read(String name) throws IOException {
      Map<String, Matrix> matrices = new HashMap<>();
      try (InputStream stream = ParityTest.class.getResourceAsStream(name + ".txt");
          BufferedReader reader =
              new BufferedReader(
                  new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
        for (String line : reader.readAllLines()) {
          String[] parts = line.split(" ", -1);
          int rows = Integer.parseInt(parts[1]);
          int columns = Integer.parseInt(parts[2]);
          float[] numbers = new float[rows * columns];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(parts[i + 3]);
          }
          matrices.put(parts[0], Matrix.of(rows, columns, numbers));
        }
      }
      return new Fixture(matrices);
    }
  }
}
