package marginalia.text;

/// How many words of each of n texts a model does not know. Immutable.
public final class Unseen {
  private final int[] words;
  private final int[] unseen;

  /// Takes the arrays over without copying.
  Unseen(int[] words, int[] unseen) {
    this.words = words;
    this.unseen = unseen;
  }

  /// Number of texts.
  public int rows() {
    return words.length;
  }

  /// How many units a text has, repeated ones counted again; gaps and signs count, too.
  public int words(int row) {
    return words[row];
  }

  /// How many of them are no feature.
  public int unseen(int row) {
    return unseen[row];
  }

  /// Share of units that are no feature in these rows together; 0 if they have none.
  public double share(int[] rows) {
    long all = 0;
    long missing = 0;
    for (int row : rows) {
      all += words[row];
      missing += unseen[row];
    }
    return all == 0 ? 0 : (double) missing / all;
  }
}
