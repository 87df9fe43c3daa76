package marginalia.text;

import marginalia.jobs.Progress;

/// How many words of each of n texts a model has not learnt anything about. Immutable.
public final class Unseen {
  private static final int CHUNK = 256;

  private final int[] words;
  private final int[] unseen;

  private Unseen(int[] words, int[] unseen) {
    this.words = words;
    this.unseen = unseen;
  }

  /// What a model that is to judge a text has learnt.
  @FunctionalInterface
  public interface Learnt {
    /// Whether the model for the text of a row has learnt from the feature of a column. Called by
    /// several threads at once.
    boolean has(int row, int column);
  }

  /// Counts; O(characters of the texts).
  public static Unseen of(
      FittedVectoriser features, Texts texts, Learnt learnt, Progress progress) {
    int n = texts.size();
    int[] words = new int[n];
    int[] unseen = new int[n];
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          int row = from;
          for (int[] columns : features.words(texts.chunk(from, to))) {
            words[row] = columns.length;
            for (int column : columns) {
              unseen[row] += column < 0 || !learnt.has(row, column) ? 1 : 0;
            }
            row++;
          }
        });
    return new Unseen(words, unseen);
  }

  /// Number of texts.
  public int rows() {
    return words.length;
  }

  /// How many words a text has, repeated ones counted again; gaps and signs count, too.
  public int words(int row) {
    return words[row];
  }

  /// How many of them are unseen.
  public int unseen(int row) {
    return unseen[row];
  }

  /// Share of unseen words in these rows together; 0 if they have none.
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
