package marginalia.learn;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marginalia.text.Normalisation;
import marginalia.text.Span;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Noticed;
import marginalia.wording.WrongValueException;

/// The settings of one [ModelChoice], read as what they are.
final class SettingValues {
  static final String NONE = "none";

  private final ModelChoice choice;

  /// @throws NoticeException if a setting is none of `known`
  SettingValues(ModelChoice choice, List<Setting> known) throws NoticeException {
    this.choice = choice;
    List<String> names = known.stream().map(Setting::name).toList();
    for (String name : choice.settings().keySet()) {
      if (!names.contains(name)) {
        throw new NoticeException(
            Notice.of("engine.unknownSetting", choice.name(), name, String.join(", ", names)));
      }
    }
  }

  /// How a value of an enum is written: `IF_FEW_TEXTS` as `if-few-texts`.
  static String slug(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  double number(String name, double usual) throws NoticeException {
    return read(name, usual, text -> number(name, text));
  }

  int count(String name, int usual) throws NoticeException {
    return read(name, usual, text -> whole(name, text));
  }

  /// Empty where nothing is written.
  OptionalInt countIfAny(String name) throws NoticeException {
    return read(name, OptionalInt.empty(), text -> OptionalInt.of(whole(name, text)));
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new WrongValueException("wrong.number", name);
    }
  }

  private static int whole(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new WrongValueException("wrong.whole", name);
    }
  }

  <E extends Enum<E>> E one(String name, E usual) throws NoticeException {
    return read(name, usual, text -> constant(name, usual.getDeclaringClass(), text));
  }

  private static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> slug(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new WrongValueException(
                "wrong.oneOf",
                name,
                Arrays.stream(type.getEnumConstants())
                    .map(SettingValues::slug)
                    .collect(Collectors.joining(", "))));
  }

  /// A range such as `1-3`.
  Span span(String name, Span usual) throws NoticeException {
    return read(name, usual, SettingValues::span);
  }

  /// A range such as `2-5`, or `none`.
  Optional<Span> spanOrNone(String name, Optional<Span> usual) throws NoticeException {
    return read(
        name, usual, text -> text.equals(NONE) ? Optional.empty() : Optional.of(span(text)));
  }

  private static Span span(String text) {
    String[] ends = text.split("-", 2);
    try {
      return new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    } catch (NumberFormatException _) {
      throw new WrongValueException("wrong.span", Span.MOST);
    }
  }

  /// Steps parted by commas, such as `nfkc,lower-case`, or `none`.
  Normalisation normalisation(String name, Normalisation usual) throws NoticeException {
    return read(
        name,
        usual,
        text -> {
          Set<Normalisation.Step> steps = EnumSet.noneOf(Normalisation.Step.class);
          if (!text.equals(NONE)) {
            for (String step : text.split(",", -1)) {
              steps.add(constant(name, Normalisation.Step.class, step.strip()));
            }
          }
          return new Normalisation(steps);
        });
  }

  <T> T read(String name, T usual, Function<String, T> reader) throws NoticeException {
    String text = choice.settings().get(name);
    if (text == null) {
      return usual;
    }
    try {
      return reader.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw new NoticeException(Notice.of("engine.badSetting", text, name, reason(e)), e);
    }
  }

  /// What `maker` makes of several settings together.
  ///
  /// @throws NoticeException if they do not go together
  <T> T make(java.util.function.Supplier<T> maker) throws NoticeException {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      Map.Entry<String, String> bad = culprit(String.valueOf(e.getMessage()));
      throw new NoticeException(
          Notice.of("engine.badSetting", bad.getValue(), bad.getKey(), reason(e)), e);
    }
  }

  private static Notice reason(IllegalArgumentException e) {
    return e instanceof Noticed noticed
        ? noticed.notice()
        : Notice.verbatim(String.valueOf(e.getMessage()));
  }

  /// The setting that the reason speaks of.
  private Map.Entry<String, String> culprit(String reason) {
    return choice.settings().entrySet().stream()
        .filter(s -> reason.matches(".*\\b" + s.getKey() + "\\b.*"))
        .findFirst()
        .or(() -> choice.settings().entrySet().stream().findFirst())
        .orElse(Map.entry(choice.name(), ""));
  }
}
