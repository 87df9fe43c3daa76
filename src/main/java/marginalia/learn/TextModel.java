package marginalia.learn;

import java.util.List;
import marginalia.jobs.Progress;
import marginalia.text.FittedVectoriser;
import marginalia.text.Texts;

/// Everything that turns a text into named probabilities.
///
/// @param labels name of each of the classifier's labels
public record TextModel(FittedVectoriser features, Classifier classifier, List<String> labels) {
  public TextModel {
    labels = List.copyOf(labels);
    if (labels.size() != classifier.labels()) {
      throw new IllegalArgumentException(labels.size() + " names, " + classifier.labels());
    }
  }

  /// Probabilities of every text.
  public Probabilities probabilities(Texts texts, Progress progress) {
    return classifier.probabilities(features.transform(texts, progress), progress);
  }
}
