package marginalia.session;

import marginalia.corpus.TaskKind;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// How a step changed the kind of the project; kept beside the settings, so that it can be undone.
record KindStep(TaskKind before, TaskKind after) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /// Under which name it is kept.
  static String name(long action) {
    return "kind of step " + action;
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  static KindStep ofJson(String json) {
    return JSON.readValue(json, KindStep.class);
  }
}
