package marginalia.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import marginalia.query.Comparison.Term;
import marginalia.wording.Notice;

/// Says the words that tell two sets of texts apart.
final class TermWords {
  private TermWords() {}

  /// Words, or a length, with their shares.
  static Notice line(Term term) {
    return term.terms() > 0
        ? Notice.of(
            "compare.length",
            term.terms(),
            2 * term.terms() - 1,
            term.firstShare(),
            term.secondShare())
        : Notice.of("compare.words", term.words(), term.firstShare(), term.secondShare());
  }

  static Map<String, Object> values(Term term) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (term.terms() > 0) {
      said.put("lengthFrom", term.terms());
    } else {
      said.put("words", term.words());
    }
    said.put("firstShare", term.firstShare());
    said.put("secondShare", term.secondShare());
    said.put("effect", term.effect());
    return said;
  }
}
