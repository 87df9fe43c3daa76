package marginalia.learn.encoder;

import java.util.Locale;

/// How a text's vector is made of the vectors of its pieces. Each encoder has learnt with one of
/// them, and gives poor vectors with the other.
public enum Pooling {
  /// The first one's, of the mark before the text.
  FIRST,
  /// The mean of all. Reimers and Gurevych (2019), arXiv:1908.10084.
  MEAN;

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
