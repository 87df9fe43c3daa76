package marginalia.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.session.Splitting;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The whole numbers that options take, checked before any command begins: an option of one name
/// has the same bounds in every command. What bounds numbers that are not whole, or are only wrong
/// together, is checked where they are used.
final class Numbers {
  private static final long MANY = 1_000_000;

  private static final Map<String, Bounds> BOUNDS =
      Map.ofEntries(
          Map.entry("--answers", new Bounds(0, MANY)),
          Map.entry("--batch", new Bounds(1, MANY)),
          Map.entry("--closing", new Bounds(0, MANY)),
          Map.entry("--damage", new Bounds(0, 1_000)),
          Map.entry("--folds", new Bounds(2, 20)),
          Map.entry("--groups", new Bounds(2, Splitting.MOST_PARTS)),
          Map.entry("--known", new Bounds(1, 99)),
          Map.entry("--labels", new Bounds(2, MANY)),
          Map.entry("--max", new Bounds(1, MANY)),
          Map.entry("--merges", new Bounds(0, 1_000)),
          Map.entry("--most", new Bounds(1, MANY)),
          Map.entry("--pool-size", new Bounds(1, MANY)),
          Map.entry("--seed", new Bounds(Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry("--seeds", new Bounds(1, 1_000)),
          Map.entry("--start", new Bounds(1, MANY)),
          Map.entry("--to", new Bounds(0, Long.MAX_VALUE)),
          Map.entry("--top", new Bounds(1, MANY)));

  private record Bounds(long least, long most) {}

  private Numbers() {}

  private static boolean areTakenBy(OptionSpec option) {
    return List.of(option.auxiliaryTypes()).stream()
        .anyMatch(type ->
            type == int.class || type == Integer.class || type == long.class || type == Long.class);
  }

  /// Whether the bounds of an option of this name are known.
  static boolean areBounded(String option) {
    return BOUNDS.containsKey(option);
  }

  /// Complains of the first number that is out of bounds.
  ///
  /// @throws ParameterException whose cause says so
  static void check(ParseResult parsed) {
    for (OptionSpec option : parsed.matchedOptions()) {
      Optional<Bounds> bounds =
          Optional.ofNullable(BOUNDS.get(option.longestName())).filter(_ -> areTakenBy(option));
      for (Number given : bounds.isPresent() ? given(option) : List.<Number>of()) {
        if (given.longValue() < bounds.get().least() || given.longValue() > bounds.get().most()) {
          NoticeException wrong =
              new NoticeException(said(option.longestName(), bounds.get(), given.longValue()));
          throw new ParameterException(
              parsed.commandSpec().commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
      }
    }
    if (parsed.hasSubcommand()) {
      check(parsed.subcommand());
    }
  }

  private static Notice said(String option, Bounds bounds, long given) {
    return bounds.most() == Long.MAX_VALUE
        ? Notice.of("cli.number.from", option, bounds.least(), given)
        : Notice.of("cli.number", option, bounds.least(), bounds.most(), given);
  }

  private static List<Number> given(OptionSpec option) {
    Object value = option.getValue();
    return switch (value) {
      case Optional<?> one -> numbers(one.stream().toList());
      case Collection<?> several -> numbers(several);
      case null -> List.of();
      default -> numbers(List.of(value));
    };
  }

  private static List<Number> numbers(Collection<?> values) {
    return values.stream().filter(Number.class::isInstance).map(Number.class::cast).toList();
  }
}
