package marginalia.learn;

/// Time that grows evenly with texts, as that of all models here does but for the passes that few
/// texts need.
///
/// @param start seconds of every fit
/// @param text seconds more for each text
public record Growth(double start, double text) {
  /// Told from two fits, of `texts` texts and of twice as many.
  ///
  /// @param one seconds of the first
  /// @param two seconds of the second
  public static Growth of(int texts, double one, double two) {
    double text = Math.max(0, two - one) / texts;
    return new Growth(Math.max(0, one - texts * text), text);
  }

  /// Seconds for so many texts.
  public double seconds(double texts) {
    return start + texts * text;
  }
}
