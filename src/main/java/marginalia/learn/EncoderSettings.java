package marginalia.learn;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import marginalia.learn.Setting.Topic;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.linear.ClassWeight;
import marginalia.learn.linear.LinearSvm;
import marginalia.learn.linear.LinearTrial;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.Language;
import marginalia.text.TfIdf;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.WrongValueException;

/// The settings of a linear model on the vectors of a pretrained encoder, and how they become a
/// [Recipe].
final class EncoderSettings {
  static final String NAME = "encoder";
  private static final String ENCODER = "encoder";

  /// Measured on five sets, from 8 texts a label to all: see `src/docs/decisions/0025-encoders.md`.
  private static final double USUAL_WORD_WEIGHT = 1;

  /// What a text is seen as.
  private enum Seen {
    /// The encoder's vector beside weighed n-grams.
    JOINED,
    /// The encoder's vector alone.
    VECTOR
  }

  /// What learns from it.
  private enum Head {
    /// Logistic regression, or whichever does better where there are many texts.
    BETTER,
    LOGISTIC_REGRESSION,
    SVM
  }

  private EncoderSettings() {}

  static List<Setting> all() {
    return List.of(
        encoder(),
        Setting.one("features", Topic.TEXTS, Seen.values()),
        Setting.one("head", Topic.LEARNING, Head.values()),
        Setting.typed("c", Topic.LEARNING),
        new Setting(
            ClassWeight.SETTING, Topic.LEARNING, new Setting.Form.One(List.of("none", "balanced"))),
        Setting.typed("wordWeight", Topic.LEARNING),
        Setting.one(Family.TREE, Topic.LEARNING, Recipe.Tree.values()));
  }

  /// What a fine-tuned model is compared with.
  static Recipe usual(PretrainedEncoder encoder, Language language) throws NoticeException {
    return recipe(encoder, new SettingValues(ModelChoice.of(NAME), all()), language);
  }

  /// Which encoder reads the texts.
  static Setting encoder() {
    List<String> names = PretrainedEncoder.all().stream().map(PretrainedEncoder::slug).toList();
    return new Setting(ENCODER, Topic.TEXTS, new Setting.Form.Named(names));
  }

  /// The chosen encoder, or the usual one for the language.
  ///
  /// @throws NoticeException if there is none of the name, or it does not read the language
  static PretrainedEncoder encoder(SettingValues values, Language language) throws NoticeException {
    return values.read(ENCODER, PretrainedEncoder.of(language), name -> named(name, language));
  }

  private static PretrainedEncoder named(String name, Language language) {
    List<PretrainedEncoder> all = PretrainedEncoder.all();
    PretrainedEncoder named =
        all.stream()
            .filter(one -> one.slug().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new WrongValueException(
                    "wrong.oneOf",
                    ENCODER,
                    all.stream().map(PretrainedEncoder::slug).collect(Collectors.joining(", "))));
    if (!named.card().languages().contains(language)) {
      throw new WrongValueException(
          "wrong.encoderLanguage", Notice.of("settings.textLanguage." + language));
    }
    return named;
  }

  static Recipe recipe(SettingValues values, Language language) throws NoticeException {
    PretrainedEncoder encoder = encoder(values, language);
    return recipe(encoder, values, language);
  }

  private static Recipe recipe(PretrainedEncoder encoder, SettingValues values, Language language)
      throws NoticeException {
    Seen seen = values.one("features", Seen.JOINED);
    double weight = values.number("wordWeight", USUAL_WORD_WEIGHT);
    EncoderRows rows =
        values.make(() ->
            new EncoderRows(
                encoder,
                TfIdf.defaults(language),
                switch (seen) {
                  case JOINED -> weight;
                  case VECTOR -> 0;
                }));
    return new Recipe(
        rows, trainer(values), values.one(Family.TREE, Recipe.Tree.BOTH), Optional.empty());
  }

  private static Trainer trainer(SettingValues values) throws NoticeException {
    LinearSvm usualSvm = LinearSvm.defaults();
    LogisticRegression usual = LogisticRegression.defaults();
    double c = values.number("c", 0);
    double svmBalance = values.read(ClassWeight.SETTING, usualSvm.balance(), ClassWeight::parse);
    double balance = values.read(ClassWeight.SETTING, usual.balance(), ClassWeight::parse);
    LinearSvm svm =
        values.make(() -> new LinearSvm(c, usualSvm.passes(), usualSvm.tolerance(), svmBalance));
    LogisticRegression logistic =
        values.make(() -> new LogisticRegression(c, usual.passes(), usual.tolerance(), balance));
    return switch (values.one("head", Head.BETTER)) {
      case BETTER -> new LinearTrial(logistic, svm);
      case LOGISTIC_REGRESSION -> logistic;
      case SVM -> svm;
    };
  }
}
