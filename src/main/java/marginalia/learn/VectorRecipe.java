package marginalia.learn;

import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Setting.Topic;
import marginalia.learn.embedding.Word2Vec;
import marginalia.learn.embedding.WordVectors;
import marginalia.text.Language;
import marginalia.text.Subwords;
import marginalia.text.Texts;
import marginalia.text.WordCut;
import marginalia.wording.NoticeException;

/// How word vectors are learnt from texts, by settings as they are written.
public final class VectorRecipe {
  /// Name of the choice that [#of(ModelChoice, Language)] reads.
  public static final String NAME = "word2vec";

  private static final int FEW_TEXTS = 20_000;
  private static final int VERY_FEW_TEXTS = 2_000;
  private static final int USUAL_BUCKETS = 1 << 18;

  private final SettingValues values;
  private final Language language;

  /// What stands for a word that nothing is known of.
  public enum Unknown {
    /// Nothing: it is like no word.
    ZERO,
    /// The mean of all words.
    MEAN
  }

  private VectorRecipe(SettingValues values, Language language) {
    this.values = values;
    this.language = language;
  }

  /// The settings, the most useful first.
  public static List<Setting> settings() {
    return List.of(
        Setting.one("architecture", Topic.LEARNING, Word2Vec.Architecture.values()),
        Setting.one("objective", Topic.LEARNING, Word2Vec.Objective.values()),
        Setting.typed("dim", Topic.LEARNING),
        Setting.typed("window", Topic.LEARNING),
        Setting.typed("epochs", Topic.LEARNING),
        Setting.typed("lr", Topic.LEARNING),
        Setting.typed("negatives", Topic.LEARNING),
        Setting.typed("minCount", Topic.LEARNING),
        Setting.typed("sampling", Topic.LEARNING),
        Setting.one("cut", Topic.TEXTS, WordCut.values()),
        Setting.typed("minn", Topic.TEXTS),
        Setting.typed("maxn", Topic.TEXTS),
        Setting.typed("bucket", Topic.TEXTS),
        Setting.one("unknown", Topic.LEARNING, Unknown.values()),
        Setting.one("threads", Topic.LEARNING, Word2Vec.Threads.values()));
  }

  /// How the choice learns from texts in a language.
  ///
  /// @throws NoticeException if there is no such setting or value; it tells what there is
  public static VectorRecipe of(ModelChoice choice, Language language) throws NoticeException {
    VectorRecipe recipe = new VectorRecipe(new SettingValues(choice, settings()), language);
    var _ = recipe.trainer(FEW_TEXTS);
    var _ = recipe.cut();
    var _ = recipe.unknown();
    return recipe;
  }

  /// How texts are cut into words.
  public WordCut cut() throws NoticeException {
    return values.one(
        "cut",
        switch (language) {
          case ENGLISH -> WordCut.WORDS;
          case CHINESE -> WordCut.DICTIONARY;
        });
  }

  private Unknown unknown() throws NoticeException {
    return values.one("unknown", Unknown.ZERO);
  }

  /// Few texts are gone through more often, with rarer words, less thinned out.
  Word2Vec trainer(int texts) throws NoticeException {
    Word2Vec usual = Word2Vec.defaults();
    Word2Vec.Architecture architecture = values.one("architecture", usual.architecture());
    Word2Vec.Objective objective = values.one("objective", usual.objective());
    int dim = values.count("dim", usual.dim());
    int window = values.count("window", usual.window());
    int epochs =
        values.count("epochs", Math.clamp(600_000L / Math.max(1, texts), usual.epochs(), 60));
    double lr = values.number("lr", usual.lr());
    int neg = values.count("negatives", usual.neg());
    int minCount = values.count("minCount", texts < VERY_FEW_TEXTS ? 2 : texts < FEW_TEXTS ? 3 : 5);
    double sampling = values.number("sampling", texts < FEW_TEXTS ? 1e-3 : usual.sampling());
    Word2Vec.Threads threads = values.one("threads", usual.threads());
    int maxn = values.count("maxn", language == Language.CHINESE ? 0 : 5);
    int minn = values.count("minn", 3);
    int bucket = values.count("bucket", USUAL_BUCKETS);
    return values.make(() ->
        new Word2Vec(
            architecture,
            objective,
            dim,
            window,
            epochs,
            lr,
            neg,
            minCount,
            sampling,
            maxn == 0 ? Word2Vec.NO_SUBWORDS : new Subwords(minn, maxn, bucket),
            threads));
  }

  /// Learns.
  ///
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  public WordVectors fit(Texts texts, long seed, Progress progress) throws NoticeException {
    WordVectors vectors = trainer(texts.size()).fit(texts, cut(), seed, progress);
    return switch (unknown()) {
      case ZERO -> vectors;
      case MEAN -> vectors.withUnknown(vectors.mean());
    };
  }
}
