package marginalia.learn.embedding;

/// 1 / (1 + e⁻ˣ), exactly, quickly, and as C++ fastText does it.
final class Sigmoid {
  private static final int LIMIT = 8;
  private static final int FINE = 1_024;
  private static final int COARSE = 512;
  private static final float[] FINE_TABLE = table(FINE);
  private static final float[] COARSE_TABLE = table(COARSE);

  private Sigmoid() {}

  private static float[] table(int intervals) {
    float[] table = new float[intervals + 1];
    for (int i = 0; i <= intervals; i++) {
      table[i] = exact((float) i * 2 * LIMIT / intervals - LIMIT);
    }
    return table;
  }

  static float exact(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  /// By a table with straight lines between its entries; wrong by 3·10⁻⁵ at most.
  static float quick(float x) {
    if (!(x > -LIMIT && x < LIMIT)) {
      return exact(x);
    }
    float place = (x + LIMIT) * (FINE / 2f / LIMIT);
    int i = (int) place;
    float below = FINE_TABLE[i];
    return below + (place - i) * (FINE_TABLE[i + 1] - below);
  }

  /// By a table of steps, 0 and 1 beyond ±8: the numbers that C++ fastText 0.9.2 gives.
  static float stepped(float x) {
    if (x < -LIMIT) {
      return 0;
    }
    return x > LIMIT ? 1 : COARSE_TABLE[(int) ((x + LIMIT) * COARSE / LIMIT / 2)];
  }
}
