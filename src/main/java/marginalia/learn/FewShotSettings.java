package marginalia.learn;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import marginalia.learn.Setting.Topic;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.fewshot.FewShot;
import marginalia.text.Language;
import marginalia.text.TfIdf;
import marginalia.wording.NoticeException;

/// The settings of a model that learns from a handful of answers, and how they become a [Recipe].
final class FewShotSettings {
  private static final double USUAL_WORD_WEIGHT = 0.7;

  private FewShotSettings() {}

  static List<Setting> all() {
    return List.of(
        EncoderSettings.encoder(),
        Setting.typed("nameWeight", Topic.LEARNING),
        Setting.typed("wordWeight", Topic.LEARNING),
        Setting.one("projection", Topic.LEARNING, FewShot.Projecting.values()),
        Setting.one(Family.TREE, Topic.LEARNING, Recipe.Tree.values()));
  }

  static Recipe recipe(SettingValues values, Language language) throws NoticeException {
    PretrainedEncoder encoder = EncoderSettings.encoder(values, language);
    double words = values.number("wordWeight", USUAL_WORD_WEIGHT);
    FewShot.Projecting projection = values.one("projection", FewShot.Projecting.IF_BETTER);
    OptionalInt names = values.countIfAny("nameWeight");
    EncoderRows rows = values.make(() -> new EncoderRows(encoder, TfIdf.defaults(language), words));
    Trainer ample = EncoderSettings.usual(encoder, language).trainer();
    FewShot trainer =
        values.make(() -> new FewShot(encoder.width(), names, projection, ample, Optional.empty()));
    return new Recipe(
        rows, trainer, values.one(Family.TREE, Recipe.Tree.PER_NODE), Optional.empty());
  }
}
