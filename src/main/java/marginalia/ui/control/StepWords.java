package marginalia.ui.control;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import marginalia.session.History;
import marginalia.wording.Wording;

/// Steps of a project as lists show them.
public final class StepWords {
  private final Wording words;
  private final DateTimeFormatter format;

  public StepWords(Wording words, ZoneId zone) {
    this.words = words;
    this.format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withLocale(words.locale())
            .withZone(zone);
  }

  /// What was done.
  public String said(History.Step step) {
    return words.say(step.said());
  }

  /// Who did it and when.
  public String by(History.Step step) {
    return words.say("timeline.by", step.actor(), format.format(step.at()));
  }
}
