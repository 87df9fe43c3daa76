package marginalia.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.wording.Name;
import marginalia.wording.Notice;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The JSON inside the project file: one record for each disk format, apart from live state.
final class StoreJson {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, String>> STRINGS =
      new TypeReference<>() {};

  private StoreJson() {}

  /// A string as JSON writes it.
  static String quoted(String words) {
    return words.isEmpty() ? "\"\"" : JSON.writeValueAsString(words);
  }

  /// A label as `label_change` keeps it; the last five are missing in what older versions wrote.
  record LabelJson(
      String name,
      Optional<Long> parent,
      int position,
      String colour,
      Optional<String> key,
      String definition,
      List<String> examples,
      boolean binned,
      @Nullable Map<String, String> names,
      @Nullable String include,
      @Nullable String exclude,
      @Nullable String notes,
      @Nullable Long successor) {
    static LabelJson of(Label label) {
      Guidance said = label.guidance();
      return new LabelJson(
          label.name(),
          label.parent().map(LabelId::value),
          label.position(),
          label.colour(),
          label.key(),
          said.definition(),
          said.examples(),
          label.binned(),
          label.names(),
          said.include(),
          said.exclude(),
          said.notes(),
          label.successor().map(LabelId::value).orElse(null));
    }

    Label label(LabelId id) {
      return new Label(
          id,
          name,
          Optional.ofNullable(names).orElse(Map.of()),
          parent.map(LabelId::new),
          position,
          colour,
          key,
          new Guidance(
              definition,
              Objects.requireNonNullElse(include, ""),
              Objects.requireNonNullElse(exclude, ""),
              examples,
              Objects.requireNonNullElse(notes, "")),
          binned,
          Optional.ofNullable(successor).map(LabelId::new));
    }
  }

  /// A name that is not the same in every language, by their codes.
  record NameJson(Map<String, String> names) {}

  /// A notice as `action.said` keeps it; its arguments are strings, numbers, names or such notices.
  record NoticeJson(String key, List<Object> arguments) {
    static NoticeJson of(Notice notice) {
      return new NoticeJson(
          notice.key(), notice.arguments().stream().map(NoticeJson::argument).toList());
    }

    private static Object argument(Object argument) {
      return switch (argument) {
        case Notice notice -> of(notice);
        case Name name -> new NameJson(name.byLanguage());
        default -> argument;
      };
    }

    Notice notice() {
      return new Notice(
          key, arguments.stream().map(a -> a instanceof Map<?, ?> map ? nested(map) : a).toList());
    }

    private static Object nested(Map<?, ?> map) {
      return map.containsKey("names")
          ? new Name(JSON.convertValue(map, NameJson.class).names())
          : JSON.convertValue(map, NoticeJson.class).notice();
    }
  }

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  static Notice notice(String json) {
    return JSON.readValue(json, NoticeJson.class).notice();
  }

  static Label label(LabelId id, String json) {
    return JSON.readValue(json, LabelJson.class).label(id);
  }

  static Map<String, String> strings(String json) {
    return json.equals("{}") ? Map.of() : JSON.readValue(json, STRINGS);
  }

  static List<String> list(String json) {
    return json.equals("[]") ? List.of() : List.of(JSON.readValue(json, String[].class));
  }
}
