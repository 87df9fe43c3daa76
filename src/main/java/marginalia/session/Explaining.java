package marginalia.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.text.Stretch;
import marginalia.wording.Notice;

/// Tells which words speak for a label, in general and in one text, by the model in use. UI thread
/// only; the work is done in jobs.
public final class Explaining {
  private final Project project;
  private final Training training;

  /// A feature and its weight for a label.
  public record Feature(String name, double weight) {}

  /// The features that speak most for a label and most against it, the strongest first; both empty
  /// if the model does not weigh features or does not know the label.
  public record Strongest(List<Feature> speakingFor, List<Feature> speakingAgainst) {
    public Strongest {
      speakingFor = List.copyOf(speakingFor);
      speakingAgainst = List.copyOf(speakingAgainst);
    }
  }

  /// A piece of a text that counts.
  ///
  /// @param strength what it means the [Basis] says
  public record Reason(Stretch where, double strength) {}

  /// What tells which pieces of a text count.
  public enum Basis {
    /// The model adds up weights of features. A piece speaks for the label (above 0) or against it
    /// (below); 1 or −1 for the strongest of the text.
    WEIGHTS,
    /// A network weighs the words as it reads. A piece has a share of that, all together 1; it
    /// speaks neither for the label nor against it.
    ATTENTION,
    /// The model cannot tell.
    NONE
  }

  /// The pieces of some texts that count.
  public record Explanation(Basis basis, Map<DocumentId, List<Reason>> reasons) {
    /// Of no texts.
    public static final Explanation NONE = new Explanation(Basis.NONE, Map.of());

    public Explanation {
      reasons = Map.copyOf(reasons);
    }

    /// Those of one text.
    public List<Reason> of(DocumentId document) {
      return reasons.getOrDefault(document, List.of());
    }
  }

  /// A model's way to mark texts for one label.
  sealed interface Marker permits Weighed, Attended {
    Basis basis();

    List<Reason> reasons(String text, Progress progress);

    /// None if the model cannot tell or does not know the label.
    static Optional<Marker> of(Training.Trained trained, LabelId label) {
      return Attended.of(trained, label)
          .<Marker>map(attended -> attended)
          .or(() -> Weighed.of(trained, label));
    }
  }

  public Explaining(Project project, Training training) {
    this.project = project;
    this.training = training;
  }

  /// The strongest features of a label; O(d) for linear models.
  public Job<Strongest> strongest(LabelId label, int count) {
    Optional<Training.Trained> trained = training.trained().get();
    return project
        .jobs()
        .start(
            "strongest",
            Notice.of("job.explain"),
            progress -> {
              Optional<Weighed> weighed = trained.flatMap(now -> Weighed.of(now, label));
              return weighed.isEmpty()
                  ? new Strongest(List.of(), List.of())
                  : weighed.get().strongest(count, progress);
            });
  }

  /// What counts in each of some texts for a label.
  ///
  /// @param texts their beginnings suffice
  public Job<Explanation> reasons(Map<DocumentId, String> texts, LabelId label) {
    Optional<Training.Trained> trained = training.trained().get();
    Map<DocumentId, String> copy = new LinkedHashMap<>(texts);
    return project
        .jobs()
        .start(
            "reasons",
            Notice.of("job.explain"),
            progress -> {
              Optional<Marker> marker = trained.flatMap(now -> Marker.of(now, label));
              if (marker.isEmpty()) {
                return Explanation.NONE;
              }
              Map<DocumentId, List<Reason>> reasons = new HashMap<>();
              for (Map.Entry<DocumentId, String> text : copy.entrySet()) {
                progress.checkCancelled();
                reasons.put(text.getKey(), marker.get().reasons(text.getValue(), progress));
              }
              return new Explanation(marker.get().basis(), reasons);
            });
  }
}
