package marginalia.learn;

import java.util.List;
import java.util.Optional;
import marginalia.learn.Setting.Topic;
import marginalia.learn.encoder.PieceRows;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.neural.FineTuning;
import marginalia.text.Language;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The settings of a model that goes on training a pretrained encoder, and how they become a
/// [Recipe].
final class FineTuningSettings {
  /// Pieces of a text that are read: twice as many take more than twice the time.
  private static final int USUAL_LONGEST = 128;

  private FineTuningSettings() {}

  static List<Setting> all() {
    return List.of(
        EncoderSettings.encoder(),
        Setting.one("choice", Topic.LEARNING, FineTuning.Choice.values()),
        Setting.typed("upperLayers", Topic.LEARNING),
        Setting.typed("epochs", Topic.LEARNING),
        Setting.typed("lr", Topic.LEARNING),
        Setting.typed("batch", Topic.LEARNING),
        Setting.typed("layerRate", Topic.LEARNING),
        Setting.typed("dropout", Topic.LEARNING),
        Setting.typed("decay", Topic.LEARNING),
        Setting.typed("longest", Topic.TEXTS),
        Setting.one(Family.TREE, Topic.LEARNING, Recipe.Tree.values()));
  }

  static Recipe recipe(SettingValues values, Language language) throws NoticeException {
    FineTuning.Choice choice = values.one("choice", FineTuning.Choice.BETTER);
    FineTuning.Plan usual = FineTuning.Plan.defaults();
    int layers = values.count("upperLayers", usual.layers());
    int epochs = values.count("epochs", usual.epochs());
    int batch = values.count("batch", usual.batch());
    double rate = values.number("lr", usual.rate());
    double lower = values.number("layerRate", usual.lower());
    double dropout = values.number("dropout", usual.dropout());
    double decay = values.number("decay", usual.decay());
    int longest = values.count("longest", USUAL_LONGEST);
    FineTuning.Plan plan =
        values.make(() -> new FineTuning.Plan(layers, epochs, batch, rate, lower, dropout, decay));
    PretrainedEncoder encoder = EncoderSettings.encoder(values, language);
    if (!encoder.card().trainable()) {
      throw new NoticeException(Notice.of("encoder.notTrainable", encoder.slug()));
    }
    Recipe frozen = EncoderSettings.usual(encoder, language);
    Vectoriser beside =
        switch (choice) {
          case BETTER, FROZEN -> frozen.vectoriser();
          case FINE_TUNED -> TfIdf.defaults(language);
        };
    return new Recipe(
        values.make(() -> new PieceRows(encoder, beside, longest)),
        new FineTuning(encoder, choice, plan, frozen.trainer()),
        values.one(Family.TREE, Recipe.Tree.FLAT),
        Optional.empty());
  }
}
