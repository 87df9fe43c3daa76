package marginalia.learn.tensor;

/// Products of matrices. Each runs on the calling thread, cost O(rows · columns · inner).
public final class Products {
  private Products() {}

  /// What becomes of the old contents of the result.
  public enum Into {
    /// They are overwritten.
    REPLACE(0),
    /// The product is added to them.
    ADD(1);

    private final float beta;

    Into(float beta) {
      this.beta = beta;
    }
  }

  /// c = a·b.
  ///
  /// @throws IllegalArgumentException if the shapes do not fit
  public static void ab(Matrix a, Matrix b, Matrix c, Into into) {
    check(a.columns() == b.rows() && a.rows() == c.rows() && b.columns() == c.columns(), a, b, c);
    run(NativeBlas.PLAIN, NativeBlas.PLAIN, a.columns(), a, b, c, into);
  }

  /// c = a·bᵀ.
  ///
  /// @throws IllegalArgumentException if the shapes do not fit
  public static void abT(Matrix a, Matrix b, Matrix c, Into into) {
    check(a.columns() == b.columns() && a.rows() == c.rows() && b.rows() == c.columns(), a, b, c);
    run(NativeBlas.PLAIN, NativeBlas.TRANSPOSED, a.columns(), a, b, c, into);
  }

  /// c = aᵀ·b.
  ///
  /// @throws IllegalArgumentException if the shapes do not fit
  public static void aTb(Matrix a, Matrix b, Matrix c, Into into) {
    check(a.rows() == b.rows() && a.columns() == c.rows() && b.columns() == c.columns(), a, b, c);
    run(NativeBlas.TRANSPOSED, NativeBlas.PLAIN, a.rows(), a, b, c, into);
  }

  private static void run(
      int aForm, int bForm, int inner, Matrix a, Matrix b, Matrix c, Into into) {
    if (c.size() == 0) {
      return;
    }
    if (inner == 0) {
      if (into == Into.REPLACE) {
        c.clear();
      }
      return;
    }
    NativeBlas.loaded().product(aForm, bForm, c.rows(), c.columns(), inner, a, b, into.beta, c);
  }

  private static void check(boolean fits, Matrix a, Matrix b, Matrix c) {
    if (!fits) {
      throw new IllegalArgumentException("a product of " + a + " and " + b + " into " + c);
    }
  }
}
