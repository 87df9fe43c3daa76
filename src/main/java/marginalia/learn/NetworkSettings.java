package marginalia.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.learn.Setting.Topic;
import marginalia.learn.linear.ClassWeight;
import marginalia.learn.neural.Architecture;
import marginalia.learn.neural.ArchitectureText;
import marginalia.learn.neural.Inputs;
import marginalia.learn.neural.NeuralTrainer;
import marginalia.learn.neural.Optimiser;
import marginalia.text.Language;
import marginalia.text.TokenSequences;
import marginalia.text.WordCut;
import marginalia.wording.NoticeException;

/// The settings of a network: the sizes of its architecture by their names, then those that all
/// networks share, and how they become a [Recipe].
///
/// @param slug name of the model
/// @param usual the architecture with its usual sizes
/// @param ends whether it reads sentences
record NetworkSettings(String slug, Architecture usual, TokenSequences.Ends ends) {
  private static final List<Setting> SHARED =
      List.of(
          typed("dim"),
          Setting.one("channels", Topic.LEARNING, Inputs.Channels.values()),
          new Setting("vectors", Topic.LEARNING, new Setting.Form.FileOr(List.of(Recipe.PROJECT))),
          Setting.one("optimiser", Topic.LEARNING, Optimiser.Rule.values()),
          typed("lr"),
          typed("decay"),
          typed("clip"),
          typed("epochs"),
          typed("patience"),
          typed("batch"),
          typed("wordDropout"),
          new Setting(
              ClassWeight.SETTING,
              Topic.LEARNING,
              new Setting.Form.One(List.of("none", "balanced"))),
          typed("smoothing"),
          Setting.one("loss", Topic.LEARNING, NeuralTrainer.Loss.values()),
          typed("anew"),
          Setting.one("cut", Topic.TEXTS, WordCut.values()),
          typed("minCount"),
          typed("minPairs"),
          typed("longest"),
          Setting.one(Family.TREE, Topic.LEARNING, Recipe.Tree.values()));

  private static Setting typed(String name) {
    return Setting.typed(name, Topic.LEARNING);
  }

  /// The architecture's own first.
  List<Setting> all() {
    List<Setting> settings = new ArrayList<>();
    ArchitectureText.sizes(usual)
        .forEach((name, options) ->
            settings.add(
                options.isEmpty()
                    ? typed(name)
                    : new Setting(name, Topic.LEARNING, new Setting.Form.One(options))));
    SHARED.stream().filter(shared -> !own(shared.name())).forEach(settings::add);
    return List.copyOf(settings);
  }

  private boolean own(String name) {
    return ArchitectureText.sizes(usual).containsKey(name);
  }

  Recipe recipe(SettingValues values, Language language) throws NoticeException {
    Map<String, String> sizes = new HashMap<>();
    for (String name : ArchitectureText.sizes(usual).keySet()) {
      values
          .<Optional<String>>read(name, Optional.empty(), Optional::of)
          .ifPresent(value -> sizes.put(name, value));
    }
    Architecture chosen = values.make(() -> ArchitectureText.changed(usual, sizes));
    return new Recipe(
        tokens(values, language),
        new NeuralTrainer(slug, chosen, plan(values)),
        values.one(Family.TREE, Recipe.Tree.FLAT),
        values.read("vectors", Optional.empty(), Optional::of));
  }

  private NeuralTrainer.Plan plan(SettingValues values) throws NoticeException {
    NeuralTrainer.Plan plain = NeuralTrainer.Plan.defaults();
    int width = values.count("dim", plain.width());
    Inputs.Channels channels = values.one("channels", plain.channels());
    Optimiser.Rule rule = values.one("optimiser", plain.optimiser().rule());
    double rate = values.number("lr", usualRate(rule));
    double decay = values.number("decay", plain.optimiser().decay());
    double clip = values.number("clip", plain.optimiser().clip());
    int epochs = values.count("epochs", plain.epochs());
    int batch = values.count("batch", plain.batch());
    int patience = values.count("patience", plain.patience());
    double wordDropout = own("wordDropout") ? 0 : values.number("wordDropout", plain.wordDropout());
    double balance = values.read(ClassWeight.SETTING, plain.balance(), ClassWeight::parse);
    double smoothing = values.number("smoothing", plain.smoothing());
    NeuralTrainer.Loss loss = values.one("loss", plain.loss());
    int anew = values.count("anew", plain.anew());
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
            smoothing,
            loss,
            anew));
  }

  private static double usualRate(Optimiser.Rule rule) {
    return switch (rule) {
      case ADAM -> 0.001;
      case ADAGRAD -> 0.02;
      case ADADELTA -> 1;
      case SGD -> 0.05;
    };
  }

  private TokenSequences tokens(SettingValues values, Language language) throws NoticeException {
    TokenSequences plain = TokenSequences.defaults(language);
    WordCut cut = values.one("cut", plain.cut());
    int minCount = values.count("minCount", plain.minCount());
    int minPairs = values.count("minPairs", plain.minPairs());
    int longest = values.count("longest", plain.longest());
    return values.make(() -> new TokenSequences(cut, minCount, longest, ends, minPairs));
  }
}
