package marginalia.text;

import marginalia.wording.Bounds;

/// Which n-grams become features.
///
/// @param minDocuments in how many texts an n-gram must occur; 0 decides by the number of texts: 1
///   below 1,000, otherwise 2, but 3 for characters from 50,000 texts on
/// @param maxShare in which share of the texts it may occur at most; from 0 (exclusive) to 1
/// @param maxFeatures how many features at most; the most frequent are kept
public record Limits(int minDocuments, double maxShare, int maxFeatures) {
  private static final int SMALL = 1_000;
  private static final int LARGE = 50_000;
  private static final int MOST_FEATURES = 1 << 20;

  public Limits {
    Bounds.from("minTexts", minDocuments, 0);
    Bounds.aboveTo("maxShare", maxShare, 0, 1);
    Bounds.from("maxFeatures", maxFeatures, 1);
  }

  public static Limits defaults() {
    return new Limits(0, 1, MOST_FEATURES);
  }

  int needed(int texts, Segmentation segmentation) {
    if (minDocuments > 0) {
      return minDocuments;
    }
    if (texts < SMALL) {
      return 1;
    }
    return texts >= LARGE && segmentation.gapsCount() ? 3 : 2;
  }

  int allowed(int texts) {
    return (int) Math.floor(maxShare * texts);
  }
}
