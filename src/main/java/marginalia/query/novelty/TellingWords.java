package marginalia.query.novelty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.Limits;
import marginalia.text.Segmentation;
import marginalia.text.Span;
import marginalia.text.SparseMatrix;
import marginalia.text.StopWords;
import marginalia.text.TextSettings;
import marginalia.text.Texts;
import marginalia.text.TfIdf;

/// Which words tell one group of texts from the other texts.
public final class TellingWords {
  /// A word of one text tells nothing of a group.
  private static final int LEAST_TEXTS = 2;

  private TellingWords() {}

  /// For each group the words whose mean weight in it is furthest above that in all texts, best
  /// first. O(characters + groups · words).
  ///
  /// @param texts those of the groups and some others
  /// @param groups row numbers
  public static List<List<String>> of(
      List<String> texts, List<int[]> groups, Language language, int count, Progress progress) {
    TfIdf.Fitted fitted = words(language).fitTransform(Texts.of(texts), progress.silent());
    SparseMatrix x = fitted.matrix();
    double[] everywhere = sums(x, IntStream.range(0, x.rows()).toArray());
    List<List<String>> all = new ArrayList<>();
    for (int[] group : groups) {
      progress.checkCancelled();
      double[] here = sums(x, group);
      int[] texted = counts(x, group);
      int least = group.length > LEAST_TEXTS ? LEAST_TEXTS : 1;
      all.add(
          IntStream.range(0, x.columns())
              .filter(column -> texted[column] >= least)
              .filter(column -> isWord(fitted.model().feature(column)))
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                      column -> everywhere[column] / x.rows() - here[column] / group.length))
              .limit(count)
              .map(fitted.model()::feature)
              .toList());
    }
    return all;
  }

  /// Words as they stand in a dictionary of their language, without those that stand everywhere.
  private static TfIdf words(Language language) {
    TextSettings settings =
        switch (language) {
          case ENGLISH ->
              TextSettings.of(Segmentation.UNICODE_WORDS, new Span(1, 1)).with(StopWords.ENGLISH);
          case CHINESE ->
              TextSettings.of(Segmentation.DICTIONARY, new Span(1, 1)).with(StopWords.CHINESE);
        };
    return TfIdf.of(settings).with(new Limits(1, 1, Limits.defaults().maxFeatures()));
  }

  /// Punctuation tells little, and single letters and characters are mostly pieces of words.
  private static boolean isWord(String unit) {
    return unit.codePoints().filter(Character::isLetter).count() > 1;
  }

  private static double[] sums(SparseMatrix x, int[] rows) {
    double[] sums = new double[x.columns()];
    for (int row : rows) {
      for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
        sums[x.indices()[i]] += x.values()[i];
      }
    }
    return sums;
  }

  private static int[] counts(SparseMatrix x, int[] rows) {
    int[] counts = new int[x.columns()];
    for (int row : rows) {
      x.eachColumn(row, column -> counts[column]++);
    }
    return counts;
  }
}
