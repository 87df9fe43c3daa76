package marginalia.ui.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import marginalia.corpus.LabelId;
import marginalia.session.Grounds;
import marginalia.session.Why;
import marginalia.wording.Wording;

/// Says why a text is on the screen.
///
/// @param names what labels are called
public record WhyWords(Wording words, Function<LabelId, String> names) {
  /// Why this text, in a sentence or two.
  public String say(Why why) {
    return switch (why) {
      case Why.Ranked(
              String strategy,
              double score,
              int place,
              int answers,
              int age,
              Optional<Grounds> grounds) -> {
        String ranked = words.say("why.ranked", strategy(strategy), score, place, answers, age);
        yield grounds.map(g -> words.say("why.because", say(g)) + ranked).orElse(ranked);
      }
      case Why.Sample(int place) -> words.say("why.sample", place);
      case Why.Chance() -> words.say("why.chance");
      case Why.Chosen() -> words.say("why.chosen");
      case Why.Listed(int place, int size) -> words.say("why.listed", place, size);
      case Why.Again() -> words.say("why.again");
      case Why.Twin() -> words.say("why.twin");
      case Why.Skipped() -> words.say("why.skipped");
    };
  }

  /// What about a text made the engine ask for it.
  public String say(Grounds grounds) {
    List<String> parts = new ArrayList<>();
    String first = names.apply(grounds.first().label());
    parts.add(
        grounds
            .second()
            .map(second ->
                words.say(
                    "grounds.between",
                    first,
                    grounds.first().probability(),
                    names.apply(second.label()),
                    second.probability()))
            .orElseGet(() -> words.say("grounds.doubt", first, grounds.first().probability())));
    grounds.unlike().ifPresent(unlike -> parts.add(words.say("grounds.unlike", unlike)));
    grounds
        .scarce()
        .ifPresent(scarce ->
            parts.add(words.say("grounds.scarce", names.apply(scarce.label()), scarce.answers())));
    return String.join(words.say("grounds.and"), parts);
  }

  /// A strategy or mixture as `marginalia.query.Strategies` writes it, in words: `margin 80 % +
  /// unlikeness 20 %`.
  public String strategy(String strategy) {
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
