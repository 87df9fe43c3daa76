package marginalia.learn;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.fasttext.FastText;
import marginalia.learn.fasttext.FastTextGrams;
import marginalia.learn.linear.ClassWeight;
import marginalia.learn.linear.LinearSvm;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.Language;
import marginalia.text.Limits;
import marginalia.text.Segmentation;
import marginalia.text.Stemming;
import marginalia.text.StopWords;
import marginalia.text.TextSettings;
import marginalia.text.TfIdf;
import marginalia.text.Weighting;
import marginalia.wording.NoticeException;

/// A kind of model: its settings, and how they become a [Recipe].
enum Family {
  SVM(LinearSvm.NAME) {
    @Override
    List<Setting> settings() {
      return linear();
    }

    @Override
    Recipe recipe(SettingValues values, Language language) throws NoticeException {
      LinearSvm usual = LinearSvm.defaults();
      double c = values.number("c", usual.c());
      int passes = values.count("passes", usual.passes());
      double tolerance = values.number("tolerance", usual.tolerance());
      double balance = values.read(ClassWeight.SETTING, usual.balance(), ClassWeight::parse);
      return new Recipe(
          tfIdf(values, language),
          values.make(() -> new LinearSvm(c, passes, tolerance, balance)),
          values.one(TREE, Recipe.Tree.PER_NODE));
    }
  },
  LOGISTIC_REGRESSION(LogisticRegression.NAME) {
    @Override
    List<Setting> settings() {
      return linear();
    }

    @Override
    Recipe recipe(SettingValues values, Language language) throws NoticeException {
      LogisticRegression usual = LogisticRegression.defaults();
      double c = values.number("c", usual.c());
      int passes = values.count("passes", usual.passes());
      double tolerance = values.number("tolerance", usual.tolerance());
      double balance = values.read(ClassWeight.SETTING, usual.balance(), ClassWeight::parse);
      return new Recipe(
          tfIdf(values, language),
          values.make(() -> new LogisticRegression(c, passes, tolerance, balance)),
          values.one(TREE, Recipe.Tree.PER_NODE));
    }
  },
  FAST_TEXT(FastText.NAME) {
    @Override
    List<Setting> settings() {
      return fastText();
    }

    @Override
    Recipe recipe(SettingValues values, Language language) throws NoticeException {
      FastText usual = FastText.defaults();
      int dim = values.count("dim", usual.dim());
      double lr = values.number("lr", usual.lr());
      int epochs = values.count("epochs", usual.epochs());
      FastText.Loss loss = values.one("loss", usual.loss());
      int neg = values.count("neg", usual.neg());
      return new Recipe(
          grams(values, language),
          values.make(() -> new FastText(dim, lr, epochs, loss, neg)),
          values.one(TREE, Recipe.Tree.PER_NODE));
    }
  };

  private static final String TREE = "tree";

  private final String slug;

  Family(String slug) {
    this.slug = slug;
  }

  /// Its name on the command line.
  String slug() {
    return slug;
  }

  /// Its settings, the most useful first.
  abstract List<Setting> settings();

  abstract Recipe recipe(SettingValues values, Language language) throws NoticeException;

  private static List<Setting> linear() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.number("c"));
    settings.add(new Setting(ClassWeight.SETTING, List.of("none", "balanced")));
    settings.add(Setting.number("passes"));
    settings.add(Setting.number("tolerance"));
    settings.add(Setting.of("segmentation", Segmentation.values()));
    settings.add(Setting.number("units"));
    settings.add(Setting.number("letters"));
    settings.add(Setting.number("normalisation"));
    settings.add(Setting.of("stopWords", StopWords.values()));
    settings.add(Setting.of("stemming", Stemming.values()));
    settings.add(Setting.of("counts", Weighting.Counts.values()));
    settings.add(Setting.of("rarity", Weighting.Rarity.values()));
    settings.add(Setting.of("norm", Weighting.Norm.values()));
    settings.add(Setting.number("minTexts"));
    settings.add(Setting.number("maxShare"));
    settings.add(Setting.number("maxFeatures"));
    settings.add(Setting.of("tree", Recipe.Tree.values()));
    return List.copyOf(settings);
  }

  private static TfIdf tfIdf(SettingValues values, Language language) throws NoticeException {
    TfIdf usual = TfIdf.defaults(language);
    TextSettings text = usual.text();
    Weighting weighting = usual.weighting();
    Limits limits = usual.limits();
    TextSettings chosen =
        new TextSettings(
            values.normalisation("normalisation", text.normalisation()),
            values.one("segmentation", text.segmentation()),
            values.one("stopWords", text.stopWords()),
            values.one("stemming", text.stemming()),
            values.span("units", text.units()),
            values.spanOrNone("letters", text.letters()));
    Weighting weights =
        new Weighting(
            values.one("counts", weighting.counts()),
            values.one("rarity", weighting.rarity()),
            values.one("norm", weighting.norm()));
    int minTexts = values.count("minTexts", limits.minDocuments());
    double maxShare = values.number("maxShare", limits.maxShare());
    int maxFeatures = values.count("maxFeatures", limits.maxFeatures());
    return new TfIdf(
        chosen, weights, values.make(() -> new Limits(minTexts, maxShare, maxFeatures)));
  }

  private static List<Setting> fastText() {
    return List.of(
        Setting.number("dim"),
        Setting.number("lr"),
        Setting.number("epochs"),
        Setting.of("loss", FastText.Loss.values()),
        Setting.number("neg"),
        Setting.of("cut", marginalia.text.WordCut.values()),
        Setting.number("minCount"),
        Setting.number("wordNgrams"),
        Setting.number("minn"),
        Setting.number("maxn"),
        Setting.number("bucket"),
        Setting.number("minTexts"),
        Setting.of("tree", Recipe.Tree.values()));
  }

  private static FastTextGrams grams(SettingValues values, Language language)
      throws NoticeException {
    FastTextGrams usual = FastTextGrams.defaults(language);
    marginalia.text.WordCut cut = values.one("cut", usual.cut());
    int minCount = values.count("minCount", usual.minCount());
    int wordNgrams = values.count("wordNgrams", usual.wordNgrams());
    int minn = values.count("minn", usual.minn());
    int maxn = values.count("maxn", usual.maxn());
    int bucket = values.count("bucket", usual.bucket());
    int minTexts = values.count("minTexts", usual.minTexts());
    return values.make(
        () -> new FastTextGrams(cut, minCount, wordNgrams, minn, maxn, bucket, minTexts));
  }
}
