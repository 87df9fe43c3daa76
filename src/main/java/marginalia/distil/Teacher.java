package marginalia.distil;

import java.util.ArrayList;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.TextModel;
import marginalia.text.Texts;

/// One model, or several of the same labels that teach together: what they believe is the mean of
/// their probabilities. Immutable; safe for any thread.
public record Teacher(List<TextModel> models) {
  public Teacher {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("nobody teaches");
    }
  }

  /// A model that teaches alone.
  public static Teacher of(TextModel model) {
    return new Teacher(List.of(model));
  }

  /// Probabilities of every text, and the mean of the thresholds where labels may hold together.
  public Probabilities probabilities(Texts texts, Progress progress) {
    List<Probabilities> all = new ArrayList<>();
    for (TextModel model : models) {
      all.add(model.probabilities(texts, progress));
    }
    if (all.size() == 1) {
      return all.getFirst();
    }
    int n = texts.size();
    int k = all.getFirst().labels();
    float[] mean = new float[Math.multiplyExact(n, k)];
    float[] thresholds = new float[k];
    float share = 1f / all.size();
    for (Probabilities one : all) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += share * one.of(i / k, i % k);
      }
      for (int label = 0; label < k; label++) {
        thresholds[label] += share * one.threshold(label);
      }
    }
    return all.getFirst().exclusive()
        ? Probabilities.exclusive(n, k, mean)
        : Probabilities.independent(n, k, mean, thresholds);
  }
}
