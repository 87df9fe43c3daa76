package marginalia.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.query.Candidate;

/// The texts to ask about next, best first, as they were ranked at one moment.
///
/// @param strategy name of the query strategy
/// @param kind whether a model ranked them or only their features
/// @param modelAnswers answers the model had seen
/// @param grounds what speaks for each of the candidates; none where no model ranked them
public record Ranking(
    String strategy,
    Kind kind,
    List<Candidate> candidates,
    int modelAnswers,
    Map<DocumentId, Grounds> grounds) {
  /// The ranking of a project whose texts are not known yet.
  public static final Ranking NONE = new Ranking("random", Kind.CHANCE, List.of(), 0, Map.of());

  /// What a ranking rests on.
  public enum Kind {
    MODEL,
    SAMPLE,
    CHANCE
  }

  public Ranking {
    candidates = List.copyOf(candidates);
    grounds = Map.copyOf(grounds);
  }

  /// What speaks for one of the candidates.
  public Optional<Grounds> grounds(DocumentId document) {
    return Optional.ofNullable(grounds.get(document));
  }
}
