package marginalia.learn.fasttext;

import marginalia.jobs.Progress;
import marginalia.text.BucketIndex;
import marginalia.text.Cutting;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Subwords;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.text.WordCorpus;
import marginalia.text.WordCut;
import marginalia.wording.Bounds;
import marginalia.wording.WrongValueException;

/// What of a text a fastText model sees: words, word n-grams and character n-grams, the latter two
/// hashed into buckets. Joulin, Grave, Bojanowski, Mikolov (2017), arXiv:1607.01759. With
/// [WordCut#WHITESPACE], `minTexts` 1 and a bucket count given, the features are exactly those of
/// C++ fastText.
///
/// @param minCount how often a word must occur to have a vector of its own; 0 for 1, or 2 from
///   20,000 texts on
/// @param wordNgrams words in the longest word n-gram; 1 for words alone
/// @param minn characters in the shortest character n-gram
/// @param maxn characters in the longest character n-gram; 0 for none, −1 to decide by the texts:
///   as `minn` in up to two million words, none otherwise
/// @param bucket number of buckets; 0 for as many as the n-grams of the texts ask for
/// @param minTexts in how many texts a bucket must be used to have a vector of its own; all others
///   share one; 0 for 1, or 2 from 20,000 texts on
public record FastTextGrams(
    WordCut cut, int minCount, int wordNgrams, int minn, int maxn, int bucket, int minTexts)
    implements Vectoriser {
  private static final int AUTOMATIC_BUCKETS = 1 << 21;
  private static final int FEWEST_BUCKETS = 1 << 14;
  private static final int MANY_TEXTS = 20_000;
  private static final int LONGEST = 12;
  private static final long SUBWORDS_UP_TO = 2_000_000;

  public FastTextGrams {
    Bounds.from("minCount", minCount, 0);
    Bounds.from("minTexts", minTexts, 0);
    Bounds.fromTo("wordNgrams", wordNgrams, 1, 64);
    if (maxn < -1 || maxn > LONGEST) {
      throw new WrongValueException("wrong.fromTo", "maxn", 0, LONGEST);
    }
    if (maxn > 0 && (minn < 1 || minn > maxn)) {
      throw new WrongValueException("wrong.subwords");
    }
    Bounds.fromTo("bucket", bucket, 0, BucketIndex.MOST);
  }

  /// Words and pairs of words, and four characters at a time where texts are few; characters and
  /// pairs of them for Chinese.
  public static FastTextGrams defaults(Language language) {
    return switch (language) {
      case ENGLISH -> new FastTextGrams(WordCut.WORDS, 0, 2, 4, -1, 0, 0);
      case CHINESE -> new FastTextGrams(WordCut.CHARACTERS, 0, 2, 0, 0, 0, 0);
    };
  }

  /// The features and the matrix of the texts they were found in.
  public record Fitted(FastTextFeatures model, SparseMatrix matrix) implements Vectoriser.Fitted {}

  /// Finds the features and makes the n × d matrix of how often each text has each, reading every
  /// text once. Equal texts give equal results on any number of threads. Needs about 4 bytes per
  /// word and 4 per bucket beside the result.
  @Override
  public Fitted fitTransform(Texts texts, Progress progress) {
    WordCorpus corpus = WordCorpus.of(texts, cut, progress);
    return new FastTextGramsFit(sized(corpus), corpus).run(progress);
  }

  @Override
  public Cutting cut(String text, int texts) {
    return Cutting.of(
        cut, wordNgrams, new Subwords(minn, maxn < 0 ? minn : maxn, Math.max(1, bucket)), text);
  }

  /// These settings with nothing left to decide.
  private FastTextGrams sized(WordCorpus corpus) {
    long tokens = corpus.tokens().length;
    int longest = maxn >= 0 ? maxn : tokens <= SUBWORDS_UP_TO ? minn : 0;
    int buckets = bucket;
    if (buckets == 0) {
      long grams = tokens * (wordNgrams - 1) + (longest > 0 ? corpus.words().size() * 16L : 0);
      long wanted = Math.clamp(2 * grams, FEWEST_BUCKETS, AUTOMATIC_BUCKETS);
      buckets = (int) (Long.highestOneBit(wanted - 1) << 1);
    }
    int once = corpus.rows() < MANY_TEXTS ? 1 : 2;
    int least = minCount > 0 ? minCount : once;
    int texts = minTexts > 0 ? minTexts : once;
    return new FastTextGrams(cut, least, wordNgrams, minn, longest, buckets, texts);
  }

  Subwords subwords() {
    return new Subwords(minn, maxn, bucket);
  }

  /// Whether anything goes into buckets.
  boolean bucketed() {
    return wordNgrams > 1 || maxn > 0;
  }
}
