package marginalia.session;

import java.util.Optional;

/// Why a text is on the screen.
public sealed interface Why {
  /// The ranking put it first.
  ///
  /// @param strategy name of the query strategy
  /// @param score its score, higher meaning "ask sooner"
  /// @param place in the ranking, from 1
  /// @param modelAnswers answers the model had seen when it ranked
  /// @param age answers given since
  /// @param grounds what about the text made it so
  record Ranked(
      String strategy,
      double score,
      int place,
      int modelAnswers,
      int age,
      Optional<Grounds> grounds)
      implements Why {}

  /// There is no model yet: it belongs to a sample of texts that are unlike each other.
  record Sample(int place) implements Why {}

  /// Nothing is known of the texts yet; taken by chance.
  record Chance() implements Why {}

  /// Somebody asked for this text.
  record Chosen() implements Why {}

  /// It is next in the list that is being worked through.
  record Listed(int place, int size) implements Why {}

  /// It was answered before, and is shown without that answer, to see how steady answers are.
  record Again() implements Why {}

  /// It is nearly the same as a text that was answered, to see how steady answers are.
  record Twin() implements Why {}

  /// It was skipped before, and nothing else is left.
  record Skipped() implements Why {}
}
