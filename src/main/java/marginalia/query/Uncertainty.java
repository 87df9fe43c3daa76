package marginalia.query;

/// How unsure a model is of one document, from its k label probabilities p; p₁ ≥ p₂ ≥ … . For
/// labels that may hold together, each label is a question of its own.
public enum Uncertainty {
  /// − Σ p ln p; for independent labels the mean of the k binary entropies. Shannon (1948),
  /// doi:10.1002/j.1538-7305.1948.tb01338.x.
  ENTROPY {
    @Override
    public double of(double[] p) {
      double sum = 0;
      for (double value : p) {
        sum += value > 0 ? -value * Math.log(value) : 0;
      }
      return sum;
    }

    @Override
    public double ofIndependent(double[] p) {
      double sum = 0;
      for (double value : p) {
        sum += value > 0 && value < 1 ? -value * Math.log(value) : 0;
        sum += value > 0 && value < 1 ? -(1 - value) * Math.log(1 - value) : 0;
      }
      return p.length == 0 ? 0 : sum / p.length;
    }
  },
  /// 1 − (p₁ − p₂), from 0 to 1; for independent labels 1 − |2p − 1| of the label nearest to one
  /// half. Scheffer et al. (2001), doi:10.1007/3-540-44816-0_31.
  MARGIN {
    @Override
    public double of(double[] p) {
      double first = 0;
      double second = 0;
      for (double value : p) {
        if (value > first) {
          second = first;
          first = value;
        } else if (value > second) {
          second = value;
        }
      }
      return 1 - (first - second);
    }

    @Override
    public double ofIndependent(double[] p) {
      double nearest = 1;
      for (double value : p) {
        nearest = Math.min(nearest, Math.abs(2 * value - 1));
      }
      return 1 - nearest;
    }
  },
  /// 1 − p₁, from 0 to 1; for independent labels 1 − Π max(p, 1 − p), the chance that the set of
  /// labels chosen is wrong somewhere. Culotta and McCallum (2005), AAAI.
  LEAST_CONFIDENCE {
    @Override
    public double of(double[] p) {
      double first = 0;
      for (double value : p) {
        first = Math.max(first, value);
      }
      return 1 - first;
    }

    @Override
    public double ofIndependent(double[] p) {
      double right = 1;
      for (double value : p) {
        right *= Math.max(value, 1 - value);
      }
      return 1 - right;
    }
  };

  /// Scores one document whose labels exclude each other; higher means less sure. `p` sums to 1.
  public abstract double of(double[] p);

  /// Scores one document whose labels may hold together; higher means less sure.
  public abstract double ofIndependent(double[] p);
}
