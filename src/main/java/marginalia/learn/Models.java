package marginalia.learn;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.PieceRows;
import marginalia.learn.fasttext.FastTextClassifier;
import marginalia.learn.fasttext.FastTextFeatures;
import marginalia.learn.fewshot.FewShotClassifier;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.neural.FineTunedClassifier;
import marginalia.learn.neural.NeuralClassifier;
import marginalia.text.FittedVectoriser;
import marginalia.text.Language;
import marginalia.text.TfIdfModel;
import marginalia.text.TokenVocabulary;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// All models by name, for the command line and the window.
public final class Models {
  private Models() {}

  /// The names, the default first.
  public static List<String> names() {
    return Arrays.stream(Family.values()).map(Family::slug).toList();
  }

  /// Names of the models that can be taught by others; see [Student].
  public static List<String> students() {
    return names().stream().filter(Models::isStudent).toList();
  }

  private static boolean isStudent(String name) {
    try {
      return recipe(ModelChoice.of(name), Language.ENGLISH).trainer() instanceof Student;
    } catch (NoticeException e) {
      throw new IllegalStateException(name + " cannot be made with its usual settings", e);
    }
  }

  /// A model's settings; none for a name that does not exist.
  public static List<Setting> settings(String name) {
    return family(name).map(Family::settings).orElse(List.of());
  }

  private static Optional<Family> family(String name) {
    return Arrays.stream(Family.values()).filter(f -> f.slug().equals(name)).findFirst();
  }

  /// How the chosen model is made of texts in a language.
  ///
  /// @throws NoticeException if there is no such name, setting or value; it tells what there is
  public static Recipe recipe(ModelChoice choice, Language language) throws NoticeException {
    Family family =
        family(choice.name())
            .orElseThrow(() ->
                new NoticeException(
                    Notice.of("engine.unknownModel", choice.name(), String.join(", ", names()))));
    return family.recipe(new SettingValues(choice.untaught(), family.settings()), language);
  }

  /// Whether the chosen model can be made for texts in some language.
  ///
  /// @throws NoticeException if there is no such name, setting or value; it tells what there is
  public static void check(ModelChoice choice) throws NoticeException {
    try {
      var _ = recipe(choice, Language.ENGLISH);
    } catch (NoticeException _) {
      var _ = recipe(choice, Language.CHINESE);
    }
  }

  /// Reads what [Classifier#write] wrote after its form.
  static Classifier read(String form, DataInput in, Provenance provenance) throws IOException {
    return switch (form) {
      case LinearClassifier.FORM, LinearClassifier.OLD_FORM ->
          LinearClassifier.read(form, in, provenance);
      case PerNodeClassifier.FORM -> PerNodeClassifier.read(in, provenance);
      case TreeMixtureClassifier.FORM -> TreeMixtureClassifier.read(in, provenance);
      case FastTextClassifier.FORM -> FastTextClassifier.read(in, provenance);
      case NeuralClassifier.FORM -> NeuralClassifier.read(in, provenance);
      case FewShotClassifier.FORM -> FewShotClassifier.read(in, provenance);
      case FineTunedClassifier.FORM -> FineTunedClassifier.read(in, provenance);
      default -> throw new IOException("no classifier has the form " + form);
    };
  }

  /// Reads what [FittedVectoriser#write] wrote after its form.
  static FittedVectoriser readFeatures(String form, DataInput in) throws IOException {
    return switch (form) {
      case TfIdfModel.FORM -> TfIdfModel.read(in);
      case FastTextFeatures.FORM -> FastTextFeatures.read(in);
      case EncoderRows.FORM -> EncoderRows.read(in);
      case PieceRows.FORM -> PieceRows.read(in, Models::readFeatures);
      case TokenVocabulary.FORM -> TokenVocabulary.read(in);
      default -> throw new IOException("no features have the form " + form);
    };
  }
}
