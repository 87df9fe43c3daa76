package marginalia.ui.label;

import marginalia.session.Why;
import marginalia.wording.Wording;

/// Says why a text is on the screen.
final class WhyWords {
  private WhyWords() {}

  static String say(Why why, Wording words) {
    return switch (why) {
      case Why.Ranked(String strategy, double score, int place, int answers, int age) ->
          words.say("why.ranked", strategy, score, place, answers, age);
      case Why.Sample(int place) -> words.say("why.sample", place);
      case Why.Chance() -> words.say("why.chance");
      case Why.Chosen() -> words.say("why.chosen");
      case Why.Listed(int place, int size) -> words.say("why.listed", place, size);
      case Why.Skipped() -> words.say("why.skipped");
    };
  }
}
