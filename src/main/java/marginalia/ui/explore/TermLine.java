package marginalia.ui.explore;

import java.util.List;
import marginalia.query.Comparison.Term;
import marginalia.wording.Wording;

/// A word that tells two sets of texts apart, as a line of a list.
///
/// @param words as they are spelt; empty for a length
/// @param said the words, or the length in words
/// @param shares how frequent it is in either set
record TermLine(String words, String said, String shares) {
  static List<TermLine> all(List<Term> terms, Wording words) {
    return terms.stream().map(term -> of(term, words)).toList();
  }

  private static TermLine of(Term term, Wording words) {
    String said =
        term.terms() > 0
            ? words.say("compare.lengthOnly", term.terms(), 2 * term.terms() - 1)
            : term.words();
    return new TermLine(
        term.words(), said, words.say("compare.shares", term.firstShare(), term.secondShare()));
  }

  boolean length() {
    return words.isEmpty();
  }
}
