package marginalia.session;

import java.util.Optional;
import marginalia.corpus.TaskKind;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.query.Strategies;
import marginalia.text.Language;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// How a project is worked on; kept in the project file.
///
/// @param language of the texts; empty to recognise it
/// @param strategy which text next, as `marginalia.query.Strategies` reads it
/// @param retrainAfterAnswers a full training starts after so many answers, at least 1
/// @param retrainAfterSeconds or so many seconds after an answer that is not in the model yet
/// @param model which model learns; empty for the usual one
/// @param suggestion whether the model's proposal is shown without being asked for
public record ProjectSettings(
    TaskKind kind,
    Optional<Language> language,
    String strategy,
    int retrainAfterAnswers,
    int retrainAfterSeconds,
    Shown suggestion,
    Optional<ModelChoice> model) {
  /// Whether something is on the screen from the start.
  public enum Shown {
    ALWAYS,
    ON_DEMAND
  }

  private static final ModelChoice USUAL = ModelChoice.of(Models.names().getFirst());

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public ProjectSettings {
    if (retrainAfterAnswers < 1 || retrainAfterSeconds < 1) {
      throw new IllegalArgumentException("retraining after nothing");
    }
  }

  public static ProjectSettings defaults(TaskKind kind) {
    return new ProjectSettings(
        kind,
        Optional.empty(),
        Strategies.names().getFirst(),
        10,
        30,
        Shown.ON_DEMAND,
        Optional.empty());
  }

  public ProjectSettings withKind(TaskKind newKind) {
    return new ProjectSettings(
        newKind, language, strategy, retrainAfterAnswers, retrainAfterSeconds, suggestion, model);
  }

  public ProjectSettings withLanguage(Optional<Language> newLanguage) {
    return new ProjectSettings(
        kind, newLanguage, strategy, retrainAfterAnswers, retrainAfterSeconds, suggestion, model);
  }

  public ProjectSettings withStrategy(String newStrategy) {
    return new ProjectSettings(
        kind, language, newStrategy, retrainAfterAnswers, retrainAfterSeconds, suggestion, model);
  }

  public ProjectSettings withRetraining(int answers, int seconds) {
    return new ProjectSettings(kind, language, strategy, answers, seconds, suggestion, model);
  }

  public ProjectSettings withSuggestion(Shown shown) {
    return new ProjectSettings(
        kind, language, strategy, retrainAfterAnswers, retrainAfterSeconds, shown, model);
  }

  public ProjectSettings withModel(ModelChoice chosen) {
    return new ProjectSettings(
        kind,
        language,
        strategy,
        retrainAfterAnswers,
        retrainAfterSeconds,
        suggestion,
        Optional.of(chosen));
  }

  /// The model that learns.
  public ModelChoice choice() {
    return model.orElse(USUAL);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  static ProjectSettings ofJson(String json) {
    return JSON.readValue(json, ProjectSettings.class);
  }
}
