package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import marginalia.corpus.Guidance;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Cited;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Labels as a tree of objects, read token by token so that what is wrong has a line.
final class SchemeJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private final JsonParser parser;
  private final List<SchemeEntry> entries = new ArrayList<>();

  private SchemeJson(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static void write(Path file, List<SchemeEntry> entries) throws IOException {
    Map<List<String>, List<Object>> below = new HashMap<>();
    below.put(List.of(), new ArrayList<>());
    for (SchemeEntry entry : entries) {
      List<Object> children = new ArrayList<>();
      below.put(entry.path(), children);
      Map<String, Object> label = new LinkedHashMap<>();
      label.put("name", entry.name());
      entry.colour().ifPresent(colour -> label.put("colour", colour));
      entry.key().ifPresent(key -> label.put("key", key));
      Guidance said = entry.guidance();
      putUnless(entry.names().isEmpty(), label, "names", new TreeMap<>(entry.names()));
      label.put("definition", said.definition());
      putUnless(said.include().isEmpty(), label, "include", said.include());
      putUnless(said.exclude().isEmpty(), label, "exclude", said.exclude());
      label.put("examples", said.examples());
      putUnless(said.notes().isEmpty(), label, "notes", said.notes());
      label.put("labels", children);
      below.getOrDefault(entry.above(), new ArrayList<>()).add(label);
    }
    Map<String, Object> all = Map.of("labels", below.getOrDefault(List.of(), List.of()));
    try (AtomicFile target = AtomicFile.open(file)) {
      target.stream().write(JSON.writeValueAsBytes(all));
      target.commit();
    }
  }

  private static void putUnless(
      boolean empty, Map<String, Object> label, String member, Object value) {
    if (!empty) {
      label.put(member, value);
    }
  }

  static List<SchemeEntry> read(Path file) throws IOException {
    try (JsonParser parser = JSON.createParser(EncodedText.of(file))) {
      SchemeJson reader = new SchemeJson(file, parser);
      try {
        reader.scheme();
      } catch (JacksonException e) {
        throw reader.unread(e);
      }
      return reader.entries;
    }
  }

  private void scheme() throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "{");
    Set<String> members = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      once(members);
      if (parser.currentName().equals("labels")) {
        labels(1);
      } else {
        passOver();
      }
    }
    if (parser.nextToken() != null) {
      throw SchemeFile.bad(file, line(), Notice.of("scheme.file.more"));
    }
  }

  private NoticeException unread(JacksonException e) {
    String key = e instanceof StreamConstraintsException ? "scheme.file.huge" : "scheme.file.json";
    TokenStreamLocation at =
        Optional.ofNullable(e.getLocation())
            .filter(location -> location.getLineNr() > 0)
            .orElseGet(parser::currentLocation);
    return SchemeFile.bad(file, at.getLineNr(), Math.max(1, at.getColumnNr()), Notice.of(key));
  }

  /// Reads an array of labels.
  ///
  /// @param level in which they lie, from 1
  private void labels(int level) throws IOException {
    expect(parser.nextToken(), JsonToken.START_ARRAY, "[");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      label(level);
    }
  }

  private void passOver() {
    parser.nextToken();
    parser.skipChildren();
  }

  /// Notes the member at hand.
  ///
  /// @throws NoticeException if its object has it twice
  private void once(Set<String> members) throws NoticeException {
    if (!members.add(parser.currentName())) {
      throw SchemeFile.bad(
          file, line(), Notice.of("scheme.file.member", Cited.of(parser.currentName())));
    }
  }

  /// Reads one label. Those below it come behind it, so they are kept until its name is known.
  private void label(int level) throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "{");
    long line = line();
    if (level > LabelScheme.LEVELS) {
      throw SchemeFile.tooDeep(file, line);
    }
    Map<String, String> words = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    List<String> examples = new ArrayList<>();
    int place = entries.size();
    List<SchemeEntry> below = new ArrayList<>();
    Set<String> members = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      once(members);
      switch (parser.currentName()) {
        case "labels" -> {
          labels(level + 1);
          below.addAll(entries.subList(place, entries.size()));
          entries.subList(place, entries.size()).clear();
        }
        case "examples" -> {
          expect(parser.nextToken(), JsonToken.START_ARRAY, "[");
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            examples.add(string());
          }
        }
        case "names" -> {
          expect(parser.nextToken(), JsonToken.START_OBJECT, "{");
          Set<String> languages = new HashSet<>();
          while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            once(languages);
            word(names);
          }
        }
        case "name", "colour", "key", "definition", "include", "exclude", "notes" -> word(words);
        default -> passOver();
      }
    }
    SchemeEntry entry =
        new SchemeEntry(
            line,
            List.of(words.getOrDefault("name", "")),
            names,
            Optional.ofNullable(words.get("colour")),
            Optional.ofNullable(words.get("key")),
            new Guidance(
                words.getOrDefault("definition", ""),
                words.getOrDefault("include", ""),
                words.getOrDefault("exclude", ""),
                examples,
                words.getOrDefault("notes", "")));
    entries.add(entry);
    below.forEach(child -> entries.add(child.under(entry.path())));
  }

  /// Takes the member at hand, unless it is null.
  private void word(Map<String, String> words) throws NoticeException {
    String member = parser.currentName();
    if (parser.nextToken() != JsonToken.VALUE_NULL) {
      words.put(member, string());
    }
  }

  private String string() throws NoticeException {
    expect(parser.currentToken(), JsonToken.VALUE_STRING, "\"…\"");
    return parser.getString();
  }

  private void expect(JsonToken found, JsonToken wanted, String words) throws NoticeException {
    if (found != wanted) {
      throw SchemeFile.bad(file, line(), Notice.of("scheme.file.expected", words));
    }
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
