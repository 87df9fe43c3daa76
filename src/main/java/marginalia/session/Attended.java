package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.LabelId;
import marginalia.jobs.Progress;
import marginalia.learn.Attending;
import marginalia.session.Explaining.Reason;
import marginalia.text.Stretch;
import marginalia.text.Texts;
import marginalia.text.TokenVocabulary;

/// A network that weighs words as it reads, and the label for which it reads.
record Attended(TokenVocabulary words, Attending classifier, int label)
    implements Explaining.Marker {
  /// Empty if the model does not attend or does not know the label.
  static Optional<Attended> of(Training.Trained trained, LabelId label) {
    int place = trained.known().indexOf(label);
    if (place >= 0
        && trained.classifier() instanceof Attending attending
        && trained.rows().model() instanceof TokenVocabulary words) {
      Attended attended = new Attended(words, attending, place);
      return Optional.of(attended).filter(a -> !a.weights("", Progress.none()).isEmpty());
    }
    return Optional.empty();
  }

  @Override
  public Explaining.Basis basis() {
    return Explaining.Basis.ATTENTION;
  }

  private List<float[]> weights(String text, Progress progress) {
    return classifier.attention(
        words.transform(Texts.of(List.of(text)), Progress.none()), label, progress);
  }

  @Override
  public List<Reason> reasons(String text, Progress progress) {
    float[] weights = weights(text, progress).getFirst();
    List<Stretch> places = words.places(text);
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Stretch where = places.get(i);
      if (weights[i] > 0 && !text.substring(where.start(), where.end()).isBlank()) {
        reasons.add(new Reason(where, weights[i]));
      }
    }
    return List.copyOf(reasons);
  }
}
