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
/// @param again share of one's own earlier answers that is shown again, from 0 to 0.5; empty for
///   the usual one
/// @param suggestion whether the model's proposal is shown without being asked for
public record ProjectSettings(
    TaskKind kind,
    Optional<Language> language,
    String strategy,
    int retrainAfterAnswers,
    int retrainAfterSeconds,
    Shown suggestion,
    Optional<ModelChoice> model,
    Optional<Double> again) {
  /// Whether something is on the screen from the start.
  public enum Shown {
    ALWAYS,
    ON_DEMAND
  }

  private static final ModelChoice USUAL = ModelChoice.of(Models.names().getFirst());

  private static final double USUAL_AGAIN = 0.05;

  /// More would be too much of the day.
  public static final double MOST_AGAIN = 0.5;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public ProjectSettings {
    if (retrainAfterAnswers < 1 || retrainAfterSeconds < 1) {
      throw new IllegalArgumentException("retraining after nothing");
    }
    if (again.filter(share -> !(share >= 0 && share <= MOST_AGAIN)).isPresent()) {
      throw new IllegalArgumentException("a share of " + again);
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
        Optional.empty(),
        Optional.empty());
  }

  public ProjectSettings withKind(TaskKind newKind) {
    return new ProjectSettings(
        newKind,
        language,
        strategy,
        retrainAfterAnswers,
        retrainAfterSeconds,
        suggestion,
        model,
        again);
  }

  public ProjectSettings withLanguage(Optional<Language> newLanguage) {
    return new ProjectSettings(
        kind,
        newLanguage,
        strategy,
        retrainAfterAnswers,
        retrainAfterSeconds,
        suggestion,
        model,
        again);
  }

  public ProjectSettings withStrategy(String newStrategy) {
    return new ProjectSettings(
        kind,
        language,
        newStrategy,
        retrainAfterAnswers,
        retrainAfterSeconds,
        suggestion,
        model,
        again);
  }

  public ProjectSettings withRetraining(int answers, int seconds) {
    return new ProjectSettings(
        kind, language, strategy, answers, seconds, suggestion, model, again);
  }

  public ProjectSettings withSuggestion(Shown shown) {
    return new ProjectSettings(
        kind, language, strategy, retrainAfterAnswers, retrainAfterSeconds, shown, model, again);
  }

  public ProjectSettings withModel(ModelChoice chosen) {
    return new ProjectSettings(
        kind,
        language,
        strategy,
        retrainAfterAnswers,
        retrainAfterSeconds,
        suggestion,
        Optional.of(chosen),
        again);
  }

  /// The same with another share of texts that come again.
  ///
  /// @param share from 0 to [#MOST_AGAIN]
  public ProjectSettings withAgain(double share) {
    return new ProjectSettings(
        kind,
        language,
        strategy,
        retrainAfterAnswers,
        retrainAfterSeconds,
        suggestion,
        model,
        Optional.of(share));
  }

  /// Share of texts that come again.
  public double againShare() {
    return again.orElse(USUAL_AGAIN);
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
