package marginalia.session;

import java.util.Optional;
import marginalia.corpus.TaskKind;
import marginalia.learn.Probabilities;
import marginalia.store.SettingStore;

/// Whether a kept model gives a text one label or several, which its labels do not tell. Kept
/// beside the settings; unknown of models that were kept before this was.
record KindOfModel(SettingStore settings) {
  private static final String ONE = "one";
  private static final String SEVERAL = "several";

  void keep(long model, Probabilities says) {
    settings.put(name(model), says.exclusive() ? ONE : SEVERAL);
  }

  /// Whether a model is known to be for another kind of task.
  boolean isOther(long model, TaskKind now) {
    Optional<String> kept = settings.value(name(model));
    return kept.filter(value -> !value.equals(now.exclusive() ? ONE : SEVERAL)).isPresent();
  }

  private static String name(long model) {
    return "kind of model " + model;
  }
}
