package marginalia.text;

import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.wording.Bounds;
import marginalia.wording.Notice;

/// Texts as the words they consist of, in their order, for models that read them so.
///
/// @param minCount how often a word must occur to have a number of its own; 0 for 1, or 2 from
///   20,000 texts on
/// @param longest words of a text that count at most; the rest is cut off
/// @param ends whether the ends of sentences are tokens of their own
/// @param minPairs how often two words must stand side by side to have a number together; 0 for 2,
///   or 4 from 20,000 texts on; at most the 100,000 most frequent have one
public record TokenSequences(WordCut cut, int minCount, int longest, Ends ends, int minPairs)
    implements Vectoriser {
  /// What becomes of the ends of sentences.
  public enum Ends {
    /// Nothing.
    PLAIN,
    /// Token 1 follows each sign that ends a sentence.
    SENTENCES
  }

  private static final int MANY_TEXTS = 20_000;
  private static final int LONGEST = 400;
  private static final int CHUNK = 1_024;

  public TokenSequences {
    Bounds.from("minCount", minCount, 0);
    Bounds.from("longest", longest, 1);
    Bounds.from("minPairs", minPairs, 0);
  }

  /// Words and punctuation for English, characters for Chinese; at most 400 of them.
  public static TokenSequences defaults(Language language) {
    return new TokenSequences(WordCut.of(language), 0, LONGEST, Ends.PLAIN, 0);
  }

  /// The vocabulary and the texts it was found in.
  public record Fitted(TokenVocabulary model, Sequences matrix) implements Vectoriser.Fitted {}

  @Override
  public Cutting cut(String text, int texts) {
    return Cutting.of(cut, 1, new Subwords(0, 0, 1), text);
  }

  @Override
  public Fitted fitTransform(Texts texts, Progress progress) {
    WordTable found = new WordTable();
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        texts.size(),
        CHUNK,
        (from, to) -> {
          WordTable piece = new WordTable();
          WordReader reader = new WordReader(cut);
          for (String text : texts.chunk(from, to)) {
            int words = Math.min(longest, reader.read(text));
            for (int word = 0; word < words; word++) {
              piece.add(reader.bytes(), reader.start(word), reader.end(word), reader.hash(word), 1);
            }
          }
          synchronized (found) {
            int[] _ = found.addAll(piece);
          }
          progress.report(
              0.5 * done.addAndGet(to - from) / texts.size(), Notice.of("engine.vectorising"));
        });
    int least = minCount > 0 ? minCount : texts.size() < MANY_TEXTS ? 1 : 2;
    WordTable sorted = found.ranked(found.ranks(), found.size());
    int together = minPairs > 0 ? minPairs : texts.size() < MANY_TEXTS ? 2 : 4;
    TokenVocabulary words =
        new TokenVocabulary(
            new TokenSequences(cut, least, longest, ends, together),
            sorted.first(sorted.atLeast(least)));
    Sequences plain = words.transform(texts, progress);
    TokenPairs pairs = TokenPairs.frequent(plain, together);
    return new Fitted(words.with(pairs), pairs.in(plain));
  }
}
