package marginalia.ui.label;

import java.util.Arrays;
import java.util.stream.Collectors;
import marginalia.session.Why;
import marginalia.wording.Wording;

/// Says why a text is on the screen.
final class WhyWords {
  private WhyWords() {}

  static String say(Why why, Wording words) {
    return switch (why) {
      case Why.Ranked(String strategy, double score, int place, int answers, int age) ->
          words.say("why.ranked", name(strategy, words), score, place, answers, age);
      case Why.Sample(int place) -> words.say("why.sample", place);
      case Why.Chance() -> words.say("why.chance");
      case Why.Chosen() -> words.say("why.chosen");
      case Why.Listed(int place, int size) -> words.say("why.listed", place, size);
      case Why.Skipped() -> words.say("why.skipped");
    };
  }

  /// A strategy or mixture as `marginalia.query.Strategies` writes it, in words: `margin 80 % +
  /// unlikeness 20 %`.
  private static String name(String strategy, Wording words) {
    return Arrays.stream(strategy.split("\\+", -1))
        .map(part -> {
          String[] nameAndWeight = part.split(":", 2);
          String name = words.say("why.strategy." + nameAndWeight[0]);
          return nameAndWeight.length == 1
              ? name
              : words.say("why.part", name, Double.parseDouble(nameAndWeight[1]));
        })
        .collect(Collectors.joining(" + "));
  }
}
