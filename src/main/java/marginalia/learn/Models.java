package marginalia.learn;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The names of all trainers, for the command line and the window.
public final class Models {
  private Models() {}

  /// The names, the default first.
  public static List<String> names() {
    return List.of(LogisticRegression.NAME);
  }

  /// Names of a model's settings; none for a name that does not exist.
  public static List<String> settings(String name) {
    return name.equals(LogisticRegression.NAME) ? LogisticRegression.SETTINGS : List.of();
  }

  /// The trainer of this name, its default settings replaced by `settings`.
  ///
  /// @throws NoticeException if there is no such name, setting or value; it tells what there is
  public static Trainer trainer(String name, Map<String, String> settings) throws NoticeException {
    if (!name.equals(LogisticRegression.NAME)) {
      throw new NoticeException(Notice.of("engine.unknownModel", name, String.join(", ", names())));
    }
    LogisticRegression trainer = LogisticRegression.defaults();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      trainer = with(trainer, setting.getKey(), setting.getValue());
    }
    return trainer;
  }

  private static LogisticRegression with(LogisticRegression before, String key, String value)
      throws NoticeException {
    try {
      return switch (key) {
        case "c" ->
            new LogisticRegression(Double.parseDouble(value), before.passes(), before.tolerance());
        case "passes" ->
            new LogisticRegression(before.c(), Integer.parseInt(value), before.tolerance());
        case "tolerance" ->
            new LogisticRegression(before.c(), before.passes(), Double.parseDouble(value));
        default ->
            throw new NoticeException(
                Notice.of(
                    "engine.unknownSetting",
                    before.name(),
                    key,
                    String.join(", ", LogisticRegression.SETTINGS)));
      };
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage() == null ? "" : e.getMessage();
      throw new NoticeException(Notice.of("engine.badSetting", value, key, reason), e);
    }
  }

  /// Reads what [Classifier#write] wrote after its form.
  static Classifier read(String form, DataInput in, Provenance provenance) throws IOException {
    if (!form.equals(LinearClassifier.FORM)) {
      throw new IOException("no classifier has the form " + form);
    }
    return LinearClassifier.read(in, provenance);
  }
}
