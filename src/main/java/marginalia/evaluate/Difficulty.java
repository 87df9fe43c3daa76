package marginalia.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;

/// What makes a task hard, as far as its answered texts tell.
///
/// @param answers texts with answers
/// @param rare labels with fewer than ten of them
/// @param words of a text, at the middle
/// @param sentences of a text, at the middle
/// @param nearness how much a label's texts are like those of its nearest other label: the mean
///   cosine of their TF-IDF centroids, 1 for the same words
public record Difficulty(
    int answers,
    int labels,
    int rare,
    int words,
    int sentences,
    Language language,
    double nearness) {
  /// Fewer answers for a label are few.
  public static final int FEW = 10;

  private static final int MOST_LABELS = 200;
  private static final String ENDS = ".!?。！？…";

  /// Of all answers, the texts by a sample of them.
  ///
  /// @param sample of the texts, with its truth
  static Difficulty of(Answered all, List<String> sample, Targets truth, Progress progress) {
    return new Difficulty(
        all.truth().rows(),
        all.truth().labels(),
        (int) Arrays.stream(all.truth().counts()).filter(count -> count < FEW).count(),
        middle(sample, text -> words(text, all.language()), progress),
        middle(sample, Difficulty::sentences, progress),
        all.language(),
        nearness(all.language(), sample, truth, progress));
  }

  private static int middle(List<String> texts, ToIntFunction<String> count, Progress progress) {
    int[] counts =
        texts.stream()
            .mapToInt(text -> {
              progress.checkCancelled();
              return count.applyAsInt(text);
            })
            .sorted()
            .toArray();
    return counts.length == 0 ? 0 : counts[counts.length / 2];
  }

  /// Words between spaces, or characters where none are.
  static int words(String text, Language language) {
    return switch (language) {
      case ENGLISH -> text.isBlank() ? 0 : text.strip().split("\\s+").length;
      case CHINESE -> (int) text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    };
  }

  /// Runs of signs that end a sentence, and what is left behind the last.
  private static int sentences(String text) {
    int count = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      boolean end = ENDS.indexOf(text.charAt(i)) >= 0;
      count += end && open ? 1 : 0;
      open = !end && (open || Character.isLetter(text.charAt(i)));
    }
    return count + (open ? 1 : 0);
  }

  /// Over the labels that have texts, the 200 most frequent at most. O(labels² · features).
  private static double nearness(
      Language language, List<String> sample, Targets truth, Progress progress) {
    int[] counts = truth.counts();
    int[] labels =
        IntStream.range(0, counts.length)
            .filter(label -> counts[label] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(label -> -counts[label]))
            .limit(MOST_LABELS)
            .mapToInt(Integer::intValue)
            .toArray();
    if (labels.length < 2) {
      return 0;
    }
    SparseMatrix rows =
        TfIdf.defaults(language).fitTransform(Texts.of(sample), progress.silent()).matrix();
    float[][] centroids = new float[labels.length][rows.columns()];
    for (int i = 0; i < labels.length; i++) {
      progress.checkCancelled();
      for (int row = 0; row < rows.rows(); row++) {
        if (truth.has(row, labels[i])) {
          for (int at = rows.starts()[row]; at < rows.starts()[row + 1]; at++) {
            centroids[i][rows.indices()[at]] += rows.values()[at];
          }
        }
      }
    }
    double sum = 0;
    for (int i = 0; i < centroids.length; i++) {
      progress.checkCancelled();
      double nearest = 0;
      for (int j = 0; j < centroids.length; j++) {
        nearest = i == j ? nearest : Math.max(nearest, cosine(centroids[i], centroids[j]));
      }
      sum += nearest;
    }
    return sum / labels.length;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      ofA += (double) a[i] * a[i];
      ofB += (double) b[i] * b[i];
    }
    return ofA == 0 || ofB == 0 ? 0 : dot / Math.sqrt(ofA * ofB);
  }
}
