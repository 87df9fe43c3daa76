package marginalia.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import marginalia.learn.Setting.Topic;
import marginalia.learn.linear.ClassWeight;
import marginalia.learn.neural.Architecture;
import marginalia.learn.neural.Inputs;
import marginalia.learn.neural.NeuralTrainer;
import marginalia.learn.neural.Optimiser;
import marginalia.text.Language;
import marginalia.text.TokenSequences;
import marginalia.text.WordCut;
import marginalia.wording.NoticeException;

/// The settings that all networks share, and how they become a [Recipe].
final class NeuralSettings {
  private NeuralSettings() {}

  /// An architecture's own settings, then those of all.
  static List<Setting> with(Setting... own) {
    List<Setting> settings = new ArrayList<>(List.of(own));
    settings.add(Setting.typed("dim", Topic.LEARNING));
    settings.add(Setting.one("channels", Topic.LEARNING, Inputs.Channels.values()));
    settings.add(
        new Setting("vectors", Topic.LEARNING, new Setting.Form.FileOr(List.of(Recipe.PROJECT))));
    settings.add(Setting.one("optimiser", Topic.LEARNING, Optimiser.Rule.values()));
    settings.add(Setting.typed("lr", Topic.LEARNING));
    settings.add(Setting.typed("decay", Topic.LEARNING));
    settings.add(Setting.typed("clip", Topic.LEARNING));
    settings.add(Setting.typed("epochs", Topic.LEARNING));
    settings.add(Setting.typed("patience", Topic.LEARNING));
    settings.add(Setting.typed("batch", Topic.LEARNING));
    settings.add(Setting.typed("wordDropout", Topic.LEARNING));
    settings.add(
        new Setting(
            ClassWeight.SETTING,
            Topic.LEARNING,
            new Setting.Form.One(List.of("none", "balanced"))));
    settings.add(Setting.typed("smoothing", Topic.LEARNING));
    settings.add(Setting.one("cut", Topic.TEXTS, WordCut.values()));
    settings.add(Setting.typed("minCount", Topic.LEARNING));
    settings.add(Setting.typed("longest", Topic.LEARNING));
    settings.add(Setting.one(Family.TREE, Topic.LEARNING, Recipe.Tree.values()));
    return List.copyOf(settings);
  }

  /// @param architecture made when all values have been read; throws [IllegalArgumentException] for
  ///   sizes that make none
  static Recipe recipe(
      Family family, SettingValues values, Language language, Supplier<Architecture> architecture)
      throws NoticeException {
    return recipe(family, values, language, TokenSequences.Ends.PLAIN, architecture);
  }

  /// As the other, with or without ends of sentences.
  static Recipe recipe(
      Family family,
      SettingValues values,
      Language language,
      TokenSequences.Ends ends,
      Supplier<Architecture> architecture)
      throws NoticeException {
    NeuralTrainer.Plan plan = plan(values);
    TokenSequences tokens = tokens(values, language, ends);
    return new Recipe(
        tokens,
        new NeuralTrainer(family.slug(), values.make(architecture), plan),
        values.one(Family.TREE, Recipe.Tree.FLAT),
        values.read("vectors", Optional.empty(), Optional::of));
  }

  private static NeuralTrainer.Plan plan(SettingValues values) throws NoticeException {
    NeuralTrainer.Plan usual = NeuralTrainer.Plan.defaults();
    int width = values.count("dim", usual.width());
    Inputs.Channels channels = values.one("channels", usual.channels());
    Optimiser.Rule rule = values.one("optimiser", usual.optimiser().rule());
    double rate = values.number("lr", usualRate(rule));
    double decay = values.number("decay", usual.optimiser().decay());
    double clip = values.number("clip", usual.optimiser().clip());
    int epochs = values.count("epochs", usual.epochs());
    int batch = values.count("batch", usual.batch());
    int patience = values.count("patience", usual.patience());
    double wordDropout = values.number("wordDropout", usual.wordDropout());
    double balance = values.read(ClassWeight.SETTING, usual.balance(), ClassWeight::parse);
    double smoothing = values.number("smoothing", usual.smoothing());
    return values.make(() ->
        new NeuralTrainer.Plan(
            width,
            channels,
            new Optimiser.Settings(rule, rate, decay, clip),
            epochs,
            batch,
            patience,
            wordDropout,
            balance,
            smoothing));
  }

  private static double usualRate(Optimiser.Rule rule) {
    return switch (rule) {
      case ADAM -> 0.001;
      case ADAGRAD -> 0.02;
      case ADADELTA -> 1;
      case SGD -> 0.05;
    };
  }

  private static TokenSequences tokens(
      SettingValues values, Language language, TokenSequences.Ends ends) throws NoticeException {
    TokenSequences usual = TokenSequences.defaults(language);
    WordCut cut = values.one("cut", usual.cut());
    int minCount = values.count("minCount", usual.minCount());
    int longest = values.count("longest", usual.longest());
    return values.make(() -> new TokenSequences(cut, minCount, longest, ends));
  }
}
