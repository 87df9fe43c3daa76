package marginalia.corpus;

import java.util.Optional;

/// Which documents to list, and in which order. The parts are joined by "and"; an empty part lets
/// everything through.
///
/// @param words text that must occur, upper and lower case alike; blank for any
/// @param label the answer holds this label
/// @param predicted the model's first choice is this label
/// @param annotator who gave the answer
/// @param leastProbability of the model's first choice, from 0 to 1; 0 also lets documents through
///   that have no prediction
/// @param mostProbability of the model's first choice; 1 also lets documents without one through
/// @param dates when it was written; a document without a date passes no span
public record DocumentFilter(
    String words,
    State state,
    Optional<LabelId> label,
    Optional<LabelId> predicted,
    Optional<String> annotator,
    double leastProbability,
    double mostProbability,
    Optional<DateSpan> dates,
    Order order) {
  /// All documents, as imported.
  public static final DocumentFilter ALL =
      new DocumentFilter(
          "",
          State.ANY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          1,
          Optional.empty(),
          Order.AS_IMPORTED);

  /// Where a document stands.
  public enum State {
    ANY,
    UNANSWERED,
    LABELLED,
    SKIPPED,
    UNSURE,
    COMMENTED,
    HELD_OUT,
    /// Not held out.
    POOL,
    /// Answered with other labels than the model would give.
    DISAGREES
  }

  /// In which order documents are listed.
  public enum Order {
    AS_IMPORTED,
    LAST_ANSWERED_FIRST,
    LEAST_PROBABLE_FIRST
  }

  public DocumentFilter withWords(String newWords) {
    return new DocumentFilter(
        newWords,
        state,
        label,
        predicted,
        annotator,
        leastProbability,
        mostProbability,
        dates,
        order);
  }

  public DocumentFilter withState(State newState) {
    return new DocumentFilter(
        words,
        newState,
        label,
        predicted,
        annotator,
        leastProbability,
        mostProbability,
        dates,
        order);
  }

  public DocumentFilter withLabel(Optional<LabelId> newLabel) {
    return new DocumentFilter(
        words,
        state,
        newLabel,
        predicted,
        annotator,
        leastProbability,
        mostProbability,
        dates,
        order);
  }

  public DocumentFilter withPredicted(Optional<LabelId> newPredicted) {
    return new DocumentFilter(
        words,
        state,
        label,
        newPredicted,
        annotator,
        leastProbability,
        mostProbability,
        dates,
        order);
  }

  public DocumentFilter withAnnotator(Optional<String> newAnnotator) {
    return new DocumentFilter(
        words,
        state,
        label,
        predicted,
        newAnnotator,
        leastProbability,
        mostProbability,
        dates,
        order);
  }

  public DocumentFilter withProbability(double least, double most) {
    return new DocumentFilter(words, state, label, predicted, annotator, least, most, dates, order);
  }

  public DocumentFilter withOrder(Order newOrder) {
    return new DocumentFilter(
        words,
        state,
        label,
        predicted,
        annotator,
        leastProbability,
        mostProbability,
        dates,
        newOrder);
  }

  public DocumentFilter withDates(Optional<DateSpan> newDates) {
    return new DocumentFilter(
        words,
        state,
        label,
        predicted,
        annotator,
        leastProbability,
        mostProbability,
        newDates,
        order);
  }
}
