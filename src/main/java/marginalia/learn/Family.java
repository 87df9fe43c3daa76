package marginalia.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.learn.Setting.Topic;
import marginalia.learn.fasttext.FastText;
import marginalia.learn.fasttext.FastTextGrams;
import marginalia.learn.fewshot.FewShot;
import marginalia.learn.linear.ClassWeight;
import marginalia.learn.linear.LinearSvm;
import marginalia.learn.linear.LogisticRegression;
import marginalia.learn.neural.Architecture;
import marginalia.learn.neural.AttentiveConvolution;
import marginalia.learn.neural.Dan;
import marginalia.learn.neural.FineTuning;
import marginalia.learn.neural.Han;
import marginalia.learn.neural.LabelEmbedding;
import marginalia.learn.neural.Nbow;
import marginalia.learn.neural.SentenceDocument;
import marginalia.learn.neural.StructuredAttention;
import marginalia.learn.neural.TextCnn;
import marginalia.learn.neural.TextRcnn;
import marginalia.learn.neural.TextRnn;
import marginalia.learn.neural.TwoLstmStack;
import marginalia.text.Language;
import marginalia.text.Limits;
import marginalia.text.Normalisation;
import marginalia.text.Segmentation;
import marginalia.text.Stemming;
import marginalia.text.StopWords;
import marginalia.text.TextSettings;
import marginalia.text.TfIdf;
import marginalia.text.TokenSequences.Ends;
import marginalia.text.Weighting;
import marginalia.text.WordCut;
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
          values.one(TREE, Recipe.Tree.BOTH),
          Optional.empty());
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
          values.one(TREE, Recipe.Tree.BOTH),
          Optional.empty());
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
          values.one(TREE, Recipe.Tree.PER_NODE),
          values.read("vectors", Optional.empty(), Optional::of));
    }
  },
  ENCODER(EncoderSettings.NAME) {
    @Override
    List<Setting> settings() {
      return EncoderSettings.all();
    }

    @Override
    Recipe recipe(SettingValues values, Language language) throws NoticeException {
      return EncoderSettings.recipe(values, language);
    }
  },
  FEW_SHOT(FewShot.NAME) {
    @Override
    List<Setting> settings() {
      return FewShotSettings.all();
    }

    @Override
    Recipe recipe(SettingValues values, Language language) throws NoticeException {
      return FewShotSettings.recipe(values, language);
    }
  },
  FINE_TUNED(FineTuning.NAME) {
    @Override
    List<Setting> settings() {
      return FineTuningSettings.all();
    }

    @Override
    Recipe recipe(SettingValues values, Language language) throws NoticeException {
      return FineTuningSettings.recipe(values, language);
    }
  },
  TEXT_CNN("text-cnn", TextCnn.defaults(), Ends.PLAIN),
  TEXT_RNN("text-rnn", TextRnn.defaults(), Ends.PLAIN),
  LSTM_STACK("lstm-stack", TwoLstmStack.defaults(), Ends.PLAIN),
  TEXT_RCNN("text-rcnn", TextRcnn.defaults(), Ends.PLAIN),
  ATTENTIVE_CONVOLUTION("attentive-convolution", AttentiveConvolution.defaults(), Ends.PLAIN),
  DAN("dan", Dan.defaults(), Ends.PLAIN),
  NBOW("nbow", new Nbow(), Ends.PLAIN),
  HAN("han", Han.defaults(), Ends.SENTENCES),
  SENTENCE_DOCUMENT("sentence-document", SentenceDocument.defaults(), Ends.SENTENCES),
  STRUCTURED_ATTENTION("structured-attention", StructuredAttention.defaults(), Ends.SENTENCES),
  LABEL_EMBEDDING("label-embedding", LabelEmbedding.defaults(), Ends.PLAIN);

  static final String TREE = "tree";

  private final String slug;

  @SuppressWarnings("ImmutableEnumChecker") // Records of sizes; nothing in them changes.
  private final Optional<NetworkSettings> network;

  Family(String slug) {
    this.slug = slug;
    this.network = Optional.empty();
  }

  /// A network, whose settings are the sizes of its record and those of all networks.
  Family(String slug, Architecture usual, Ends ends) {
    this.slug = slug;
    this.network = Optional.of(new NetworkSettings(slug, usual, ends));
  }

  /// Its name on the command line.
  String slug() {
    return slug;
  }

  /// Its settings, the most useful first.
  List<Setting> settings() {
    return network.orElseThrow().all();
  }

  Recipe recipe(SettingValues values, Language language) throws NoticeException {
    return network.orElseThrow().recipe(values, language);
  }

  private static List<Setting> linear() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.typed("c", Topic.LEARNING));
    settings.add(
        new Setting(
            ClassWeight.SETTING,
            Topic.LEARNING,
            new Setting.Form.One(List.of("none", "balanced"))));
    settings.add(Setting.typed("passes", Topic.LEARNING));
    settings.add(Setting.typed("tolerance", Topic.LEARNING));
    settings.add(normalisation());
    settings.add(Setting.one("segmentation", Topic.TEXTS, Segmentation.values()));
    settings.add(Setting.one("stopWords", Topic.TEXTS, StopWords.values()));
    settings.add(Setting.one("stemming", Topic.TEXTS, Stemming.values()));
    settings.add(Setting.typed("units", Topic.TEXTS));
    settings.add(Setting.typed("letters", Topic.TEXTS));
    settings.add(Setting.one("counts", Topic.LEARNING, Weighting.Counts.values()));
    settings.add(Setting.one("rarity", Topic.LEARNING, Weighting.Rarity.values()));
    settings.add(Setting.one("norm", Topic.LEARNING, Weighting.Norm.values()));
    settings.add(Setting.typed("minTexts", Topic.LEARNING));
    settings.add(Setting.typed("maxShare", Topic.LEARNING));
    settings.add(Setting.typed("maxFeatures", Topic.LEARNING));
    settings.add(Setting.one("tree", Topic.LEARNING, Recipe.Tree.values()));
    return List.copyOf(settings);
  }

  private static Setting normalisation() {
    Set<String> usual =
        Normalisation.defaults().steps().stream()
            .map(SettingValues::slug)
            .collect(Collectors.toSet());
    return new Setting(
        "normalisation",
        Topic.TEXTS,
        new Setting.Form.Several(
            Setting.slugs(Normalisation.Step.values()),
            usual,
            Set.of(
                SettingValues.slug(Normalisation.Step.SIMPLIFIED),
                SettingValues.slug(Normalisation.Step.TRADITIONAL))));
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
        Setting.typed("dim", Topic.LEARNING),
        Setting.typed("lr", Topic.LEARNING),
        Setting.typed("epochs", Topic.LEARNING),
        Setting.one("loss", Topic.LEARNING, FastText.Loss.values()),
        Setting.typed("neg", Topic.LEARNING),
        new Setting("vectors", Topic.LEARNING, new Setting.Form.FileOr(List.of(Recipe.PROJECT))),
        Setting.one("cut", Topic.TEXTS, WordCut.values()),
        Setting.typed("minCount", Topic.LEARNING),
        Setting.typed("wordNgrams", Topic.TEXTS),
        Setting.typed("minn", Topic.TEXTS),
        Setting.typed("maxn", Topic.TEXTS),
        Setting.typed("bucket", Topic.TEXTS),
        Setting.typed("minTexts", Topic.LEARNING),
        Setting.one("tree", Topic.LEARNING, Recipe.Tree.values()));
  }

  private static FastTextGrams grams(SettingValues values, Language language)
      throws NoticeException {
    FastTextGrams usual = FastTextGrams.defaults(language);
    WordCut cut = values.one("cut", usual.cut());
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
