package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import marginalia.learn.tensor.Matrix;

/// Compares the gradients of a network with central differences. Arithmetic is in floats, so the
/// step is 1/500 and the tolerance 2 % of the larger of the two, or 2e-3 for small ones; a wrong
/// term in a gradient is off by far more. Where a maximum changes its place within the step, a
/// fifth of it is tried.
final class GradientCheck {
  private static final float STEP = 2e-3f;
  private static final double RELATIVE = 0.02;
  private static final double ABSOLUTE = 2e-3;
  private static final int PLACES = 12;

  private GradientCheck() {}

  /// A weighted sum of a signal's numbers, with weights that differ, stands for the loss.
  static void of(Parameters parameters, Function<Tape, Signal> network) {
    parameters.prepare(1);
    try (Tape tape = Tape.learning(0, 1)) {
      Signal out = network.apply(tape);
      for (int row = 0; row < out.rows(); row++) {
        for (int column = 0; column < out.columns(); column++) {
          out.slope().set(row, column, weight(row, column));
        }
      }
      tape.backward();
      parameters.dense().forEach(Parameter::gather);
      parameters
          .tables()
          .forEach(table -> {
            if (table.trainable()) {
              table.gather();
            }
          });
    }
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    SplittableRandom random = new SplittableRandom(7);
    for (Parameter parameter : parameters.dense()) {
      for (int place = 0; place < PLACES; place++) {
        int row = random.nextInt(parameter.value().rows());
        int column = random.nextInt(parameter.value().columns());
        compare(
            parameter.name(),
            network,
            parameter.value(),
            row,
            column,
            parameter.gradient().at(row, column),
            wrong);
        compared++;
      }
    }
    for (Table table : parameters.tables()) {
      for (int i = 0; table.trainable() && i < table.touched(); i++) {
        int column = random.nextInt(table.value().columns());
        compare(
            table.name(),
            network,
            table.value(),
            table.row(i),
            column,
            table.gradient().at(i, column),
            wrong);
        compared++;
      }
    }
    assertThat(compared).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static void compare(
      String name,
      Function<Tape, Signal> network,
      Matrix value,
      int row,
      int column,
      double analytic,
      List<String> wrong) {
    double numeric = differences(network, value, row, column, STEP);
    if (!near(analytic, numeric)
        && !near(analytic, differences(network, value, row, column, STEP / 5))) {
      wrong.add(name + "[" + row + ", " + column + "]: " + analytic + ", differences " + numeric);
    }
  }

  private static double differences(
      Function<Tape, Signal> network, Matrix value, int row, int column, float step) {
    float before = value.at(row, column);
    value.set(row, column, before + step);
    double above = loss(network);
    value.set(row, column, before - step);
    double below = loss(network);
    value.set(row, column, before);
    return (above - below) / (2 * step);
  }

  private static boolean near(double analytic, double numeric) {
    double larger = Math.max(Math.abs(analytic), Math.abs(numeric));
    return Math.abs(analytic - numeric) <= Math.max(ABSOLUTE, RELATIVE * larger);
  }

  /// Learns too, so that what is dropped by chance is the same each time.
  private static double loss(Function<Tape, Signal> network) {
    try (Tape tape = Tape.learning(0, 1)) {
      Signal out = network.apply(tape);
      double sum = 0;
      for (int row = 0; row < out.rows(); row++) {
        for (int column = 0; column < out.columns(); column++) {
          sum += (double) out.value().at(row, column) * weight(row, column);
        }
      }
      return sum;
    }
  }

  private static float weight(int row, int column) {
    return 0.3f + 0.1f * ((row * 7 + column * 3) % 11) - 0.05f * (column % 5);
  }
}
