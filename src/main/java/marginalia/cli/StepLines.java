package marginalia.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marginalia.session.History;
import marginalia.wording.Notice;

/// Steps of a project, a line each.
record StepLines(Console console) {
  void tell(List<History.Step> steps, boolean json) {
    if (json) {
      console.json(Map.of("steps", steps.stream().map(this::values).toList()));
      return;
    }
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withLocale(console.wording().locale())
            .withZone(ZoneId.systemDefault());
    for (History.Step step : steps) {
      console.say(
          Notice.of(
              step.counts() ? "history.step" : "history.undone",
              Long.toString(step.number()),
              format.format(step.at()),
              step.actor(),
              step.said()));
    }
  }

  private Map<String, Object> values(History.Step step) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("number", step.number());
    said.put("at", step.at().toString());
    said.put("who", step.actor());
    said.put("what", console.wording().say(step.said()));
    said.put("counts", step.counts());
    return said;
  }
}
