package marginalia.learn.embedding;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.learn.embedding.WordVectors.Source;
import marginalia.learn.embedding.WordVectors.Term;
import marginalia.text.Normalisation;

/// Words that somebody asks about: one, or several with `+` and `-` between them, as in `king - man
/// + woman`. A sign stands apart from the words; between words without a sign stands `+`. Words are
///   taken as they are written if there are such, else folded.
public final class VectorQuery {
  private VectorQuery() {}

  /// A word that was asked about.
  ///
  /// @param source where its vector comes from
  /// @param stem the word that stands for it if that is by the stem; empty otherwise
  public record Asked(Term term, Source source, String stem) {}

  /// What there is to say.
  ///
  /// @param neighbours the nearest words, the nearest first
  public record Answer(List<Asked> asked, List<Neighbour> neighbours) {
    public Answer {
      asked = List.copyOf(asked);
      neighbours = List.copyOf(neighbours);
    }
  }

  /// Answers; O(words · d).
  ///
  /// @param count how many neighbours
  public static Answer ask(WordVectors vectors, String query, int count) {
    List<Term> terms = parse(vectors, query);
    List<Asked> asked =
        terms.stream()
            .map(term -> {
              Source source = vectors.source(term.word());
              String stem = source == Source.STEM ? vectors.sameStem(term.word()).orElse("") : "";
              return new Asked(term, source, stem);
            })
            .toList();
    return new Answer(asked, vectors.nearest(terms, count));
  }

  static List<Term> parse(WordVectors vectors, String query) {
    List<Term> terms = new ArrayList<>();
    int sign = 1;
    for (String piece : query.strip().split("[\\s\u3000]+", -1)) {
      switch (piece) {
        case "" -> {}
        case "+", "＋" -> sign = 1;
        case "-", "－", "−", "–" -> sign = -1;
        default -> {
          terms.add(new Term(folded(vectors, piece), sign));
          sign = 1;
        }
      }
    }
    return List.copyOf(terms);
  }

  private static String folded(WordVectors vectors, String word) {
    return vectors.has(word) ? word : Normalisation.defaults().apply(word).text();
  }
}
