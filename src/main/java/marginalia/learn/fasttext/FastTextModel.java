package marginalia.learn.fasttext;

import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.tensor.QuantisedRows;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.BucketIndex;
import marginalia.text.BucketIndex.Rest;
import marginalia.text.Texts;

/// What a file of C++ fastText can hold.
public sealed interface FastTextModel {
  /// A classifier with its features and the names of its labels.
  record Supervised(FastTextFeatures features, FastTextClassifier classifier, List<String> labels)
      implements FastTextModel {
    public Supervised {
      labels = List.copyOf(labels);
      if (labels.size() != classifier.labels()) {
        throw new IllegalArgumentException(labels.size() + " names, " + classifier.labels());
      }
    }

    /// Probabilities of every text.
    public Probabilities probabilities(Texts texts, Progress progress) {
      return classifier.probabilities(features.transform(texts, progress), progress);
    }

    /// The same with the features' vectors compressed to half a byte per number (two numbers share
    /// a byte) plus one byte each. Buckets without a column of their own no longer count, which is
    /// what C++ fastText does in such files, so probabilities change a little. A model that is
    /// compressed already stays as it is.
    public Supervised quantised(long seed, Progress progress) {
      Network before = classifier.network();
      if (!(before.input() instanceof RowMatrix dense)) {
        return this;
      }
      FastTextFeatures kept = features;
      RowMatrix rows = dense;
      if (features.index() instanceof BucketIndex.Some some && some.rest() == Rest.SHARED) {
        kept =
            features.with(
                new BucketIndex.Some(
                    features.words().size(), some.buckets(), some.kept(), Rest.DROPPED));
        rows = dense.without(features.words().size());
      }
      Network after =
          new Network(QuantisedRows.of(rows, 2, seed, progress), before.output(), before.layer());
      return new Supervised(
          kept,
          new FastTextClassifier(
              after, classifier.settings(), classifier.counts(), classifier.provenance()),
          labels);
    }
  }

  /// Vectors of words.
  record Unsupervised(WordVectors vectors) implements FastTextModel {}
}
