package marginalia.corpus;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an annotator says of one document: the part of an [Annotation] that has no when and who.
///
/// @param unsure flagged as unsure
/// @param comment free text, empty for none
public record Answer(Verdict verdict, Set<LabelId> labels, boolean unsure, String comment) {
  /// No answer.
  public static final Answer NONE = new Answer(Verdict.CLEARED, Set.of(), false, "");

  public Answer {
    SortedSet<LabelId> sorted = new TreeSet<>(labels);
    labels = java.util.Collections.unmodifiableSortedSet(sorted);
    if (verdict != Verdict.LABELLED && !labels.isEmpty()) {
      throw new IllegalArgumentException(verdict + " carries no labels");
    }
  }

  /// An answer of exactly these labels, sure and without comment.
  public static Answer of(Set<LabelId> labels) {
    return new Answer(Verdict.LABELLED, labels, false, "");
  }

  /// Passed over, sure and without comment.
  public static Answer skipped() {
    return new Answer(Verdict.SKIPPED, Set.of(), false, "");
  }

  /// The same with another flag and comment.
  public Answer remarked(boolean nowUnsure, String newComment) {
    return new Answer(verdict, labels, nowUnsure, newComment);
  }

  /// The same with `into` where `from` was; equal if `from` is not among its labels.
  public Answer replacing(LabelId from, LabelId into) {
    if (!labels.contains(from)) {
      return this;
    }
    SortedSet<LabelId> next = new TreeSet<>(labels);
    next.remove(from);
    next.add(into);
    return new Answer(verdict, next, unsure, comment);
  }
}
