package marginalia.learn.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;

/// What is told of labels before any text is answered, as rows of the texts' columns.
///
/// @param names a row for each label, of its name and definition; no rows where nothing is known
/// @param examples texts told with the labels
/// @param labels that of each example
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
record Told(SparseMatrix names, SparseMatrix examples, int[] labels) {
  /// @param x has the columns
  static Told nothing(SparseMatrix x) {
    SparseMatrix none = x.select(new int[0]);
    return new Told(none, none, new int[0]);
  }

  /// The same as texts, and what makes rows of them.
  ///
  /// @param words a text for each label
  /// @param examples further texts of each
  record Source(List<String> words, List<List<String>> examples, FittedVectoriser features) {
    Source {
      words = List.copyOf(words);
      examples = examples.stream().map(List::copyOf).toList();
    }

    /// Of some of the labels, which become 0 … in this order.
    Source of(int[] some) {
      return new Source(
          IntStream.of(some).mapToObj(words::get).toList(),
          IntStream.of(some).mapToObj(examples::get).toList(),
          features);
    }

    Told told(Progress progress) {
      List<String> texts = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (int label = 0; label < examples.size(); label++) {
        for (String text : examples.get(label)) {
          texts.add(text);
          labels.add(label);
        }
      }
      return new Told(
          rows(words, progress),
          rows(texts, progress),
          labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private SparseMatrix rows(List<String> texts, Progress progress) {
      return SparseMatrix.of(features.transform(Texts.of(texts), progress));
    }
  }
}
