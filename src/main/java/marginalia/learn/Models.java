package marginalia.learn;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import marginalia.learn.linear.ClassWeight;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LinearSvm;
import marginalia.learn.linear.LogisticRegression;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The names of all trainers, for the command line and the window.
public final class Models {
  private Models() {}

  /// The names, the default first.
  public static List<String> names() {
    return List.of(LinearSvm.NAME, LogisticRegression.NAME);
  }

  /// Names of a model's settings; none for a name that does not exist.
  public static List<String> settings(String name) {
    return switch (name) {
      case LinearSvm.NAME -> LinearSvm.SETTINGS;
      case LogisticRegression.NAME -> LogisticRegression.SETTINGS;
      default -> List.of();
    };
  }

  /// The trainer of this name, its default settings replaced by `settings`.
  ///
  /// @throws NoticeException if there is no such name, setting or value; it tells what there is
  public static Trainer trainer(String name, Map<String, String> settings) throws NoticeException {
    if (!names().contains(name)) {
      throw new NoticeException(Notice.of("engine.unknownModel", name, String.join(", ", names())));
    }
    Chosen chosen = new Chosen(name, settings);
    chosen.check();
    if (name.equals(LinearSvm.NAME)) {
      LinearSvm usual = LinearSvm.defaults();
      return chosen.make(
          () ->
              new LinearSvm(
                  chosen.number("c", usual.c()),
                  chosen.count("passes", usual.passes()),
                  chosen.number("tolerance", usual.tolerance()),
                  chosen.classWeight(usual.balance())));
    }
    LogisticRegression usual = LogisticRegression.defaults();
    return chosen.make(
        () ->
            new LogisticRegression(
                chosen.number("c", usual.c()),
                chosen.count("passes", usual.passes()),
                chosen.number("tolerance", usual.tolerance()),
                chosen.classWeight(usual.balance())));
  }

  /// Settings as they were written, for one model.
  private record Chosen(String model, Map<String, String> settings) {
    void check() throws NoticeException {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        String key = setting.getKey();
        if (!Models.settings(model).contains(key)) {
          throw new NoticeException(
              Notice.of(
                  "engine.unknownSetting",
                  model,
                  key,
                  String.join(", ", Models.settings(model))));
        }
      }
    }

    double number(String key, double usual) {
      String value = settings.get(key);
      return value == null ? usual : Double.parseDouble(value);
    }

    int count(String key, int usual) {
      String value = settings.get(key);
      return value == null ? usual : Integer.parseInt(value);
    }

    double classWeight(double usual) {
      String value = settings.get(ClassWeight.SETTING);
      return value == null ? usual : ClassWeight.parse(value);
    }

    Trainer make(Supplier<Trainer> maker) throws NoticeException {
      try {
        return maker.get();
      } catch (IllegalArgumentException e) {
        String reason = e.getMessage() == null ? "" : e.getMessage();
        Map.Entry<String, String> bad = culprit(reason);
        throw new NoticeException(
            Notice.of("engine.badSetting", bad.getValue(), bad.getKey(), reason), e);
      }
    }

    /// The setting that the reason speaks of.
    private Map.Entry<String, String> culprit(String reason) {
      return settings.entrySet().stream()
          .filter(s -> reason.startsWith(s.getKey() + " ") || reason.contains('"' + s.getValue() + '"'))
          .findFirst()
          .orElseGet(() -> settings.entrySet().iterator().next());
    }
  }

  /// Reads what [Classifier#write] wrote after its form.
  static Classifier read(String form, DataInput in, Provenance provenance) throws IOException {
    return switch (form) {
      case LinearClassifier.FORM, LinearClassifier.OLD_FORM ->
          LinearClassifier.read(form, in, provenance);
      case PerNodeClassifier.FORM -> PerNodeClassifier.read(in, provenance);
      default -> throw new IOException("no classifier has the form " + form);
    };
  }
}
