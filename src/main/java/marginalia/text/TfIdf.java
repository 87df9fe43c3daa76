package marginalia.text;

import marginalia.jobs.Progress;

/// How texts become weighted n-grams: 1 + ln tf, times a smooth ln((1 + n) / (1 + df)) + 1, each
/// row then scaled to length 1.
///
/// @param shortest units in the shortest n-gram, at least 1
/// @param longest units in the longest n-gram, at most 8
/// @param minDocuments in how many texts an n-gram must occur to be a feature; 0 decides by the
///   number of texts: 1 below 1,000, otherwise 2
/// @param maxFeatures how many features at most; the most frequent are kept
public record TfIdf(
    Language language, int shortest, int longest, int minDocuments, int maxFeatures) {
  private static final int SMALL = 1_000;
  private static final int MOST_FEATURES = 1 << 20;

  public TfIdf {
    if (shortest < 1 || longest < shortest || longest > 8) {
      throw new IllegalArgumentException("n-grams of " + shortest + " to " + longest + " units");
    }
    if (minDocuments < 0 || maxFeatures < 1) {
      throw new IllegalArgumentException("limits " + minDocuments + " and " + maxFeatures);
    }
  }

  /// Words and punctuation in ones and twos for English, characters in ones to threes for Chinese.
  public static TfIdf defaults(Language language) {
    return switch (language) {
      case ENGLISH -> new TfIdf(language, 1, 2, 0, MOST_FEATURES);
      case CHINESE -> new TfIdf(language, 1, 3, 0, MOST_FEATURES);
    };
  }

  /// A fitted vectoriser and the matrix of the texts it was fitted on.
  public record Fitted(TfIdfModel model, SparseMatrix matrix) {}

  /// Learns features and their weights; reads every text once.
  public TfIdfModel fit(Texts texts, Progress progress) {
    return new TfIdfFit(this, texts, TfIdfFit.Rows.DROPPED).run(progress).model();
  }

  /// Learns features and makes the matrix, reading every text once. Equal texts give equal results
  /// on any number of threads. Needs about 6 bytes per n-gram of a text beside the result.
  public Fitted fitTransform(Texts texts, Progress progress) {
    return new TfIdfFit(this, texts, TfIdfFit.Rows.KEPT).run(progress);
  }

  int documentsNeeded(int texts) {
    return minDocuments > 0 ? minDocuments : texts < SMALL ? 1 : 2;
  }

  Tokeniser tokeniser() {
    return new Tokeniser(language, shortest, longest);
  }
}
