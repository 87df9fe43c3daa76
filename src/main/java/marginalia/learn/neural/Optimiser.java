package marginalia.learn.neural;

import java.util.HashMap;
import java.util.Map;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Updates;
import marginalia.wording.Bounds;

/// Moves parameters against their gradients. Of tables only the rows that a batch used are moved
/// and only their running means change. For one thread; keeps its running means between steps.
public final class Optimiser {
  private static final float EPSILON = 1e-8f;
  private static final float ADADELTA_EPSILON = 1e-6f;

  private final Map<Object, Matrix[]> means = new HashMap<>();
  private int steps;

  /// How a step is made.
  public enum Rule {
    /// Stochastic gradient with momentum 0.9.
    SGD,
    ADAGRAD,
    /// With ρ = 0.95, as in Kim (2014).
    ADADELTA,
    /// With β = 0.9, 0.999 and decoupled decay.
    ADAM
  }

  /// What a step depends on.
  ///
  /// @param decay share of the weights that goes in a step of rate 1; Adam only
  /// @param clip largest length of the whole gradient; 0 for any
  public record Settings(Rule rule, double rate, double decay, double clip) {
    public Settings {
      Bounds.above("lr", rate, 0);
      Bounds.from("decay", decay, 0);
      Bounds.from("clip", clip, 0);
    }
  }

  private final Settings settings;

  public Optimiser(Settings settings) {
    this.settings = settings;
  }

  /// One step of everything, then the gradients are zeros.
  ///
  /// @param share of the full rate, from 0 to 1
  public void step(Parameters parameters, double share) {
    steps++;
    double norm = 0;
    for (Table table : parameters.tables()) {
      if (table.trainable()) {
        table.gather();
        norm += Elementwise.squaredNorm(table.gradient());
      }
    }
    for (Parameter parameter : parameters.dense()) {
      parameter.gather();
      norm += Elementwise.squaredNorm(parameter.gradient());
    }
    float within =
        settings.clip() > 0 && norm > settings.clip() * settings.clip()
            ? (float) (settings.clip() / Math.sqrt(norm))
            : 1;
    Updates.AdamStep now = now(settings.rate() * share);
    for (Parameter parameter : parameters.dense()) {
      Matrix gradient = parameter.gradient();
      if (within < 1) {
        Elementwise.scale(within, gradient);
      }
      Matrix[] mean = means(parameter, parameter.value());
      for (int row = 0; row < gradient.rows(); row++) {
        move(parameter.value(), row, gradient, row, mean, now);
      }
      parameter.clearGradients();
    }
    for (Table table : parameters.tables()) {
      if (table.trainable()) {
        move(table, within, now);
      }
    }
  }

  private void move(Table table, float within, Updates.AdamStep now) {
    Matrix gradient = table.gradient();
    if (within < 1) {
      Elementwise.scale(within, gradient);
    }
    Matrix[] mean = means(table, table.value());
    for (int i = 0; i < table.touched(); i++) {
      move(table.value(), table.row(i), gradient, i, mean, now);
    }
    table.clearGradients();
  }

  private Matrix[] means(Object of, Matrix value) {
    return means.computeIfAbsent(of, _ -> new Matrix[] {value.like(), value.like()});
  }

  private void move(Matrix w, int row, Matrix g, int gRow, Matrix[] mean, Updates.AdamStep now) {
    float rate = now.rate();
    switch (settings.rule()) {
      case SGD -> Updates.momentum(w, row, g, gRow, mean[0], rate, 0.9f);
      case ADAGRAD -> Updates.adaGrad(w, row, g, gRow, mean[0], rate, EPSILON);
      case ADADELTA ->
          Updates.adaDelta(w, row, g, gRow, mean[0], mean[1], rate, 0.95f, ADADELTA_EPSILON);
      case ADAM -> Updates.adam(w, row, g, gRow, mean[0], mean[1], now);
    }
  }

  private Updates.AdamStep now(double rate) {
    return new Updates.AdamStep(
        (float) rate,
        0.9f,
        0.999f,
        EPSILON,
        (float) settings.decay(),
        (float) (1 - Math.pow(0.9, steps)),
        (float) (1 - Math.pow(0.999, steps)));
  }
}
