package marginalia.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.wording.Notice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON object on a line into cells. For one thread.
final class JsonCells {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Records.LONGEST)
                          .maxNestingDepth(100)
                          .build())
                  .build())
          .build();

  private final List<String> columns;
  private final Map<String, Integer> places = new HashMap<>();

  JsonCells(List<String> columns) {
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), i);
    }
  }

  /// Keys of the object; none if it is broken.
  List<String> keys(Records records) {
    List<String> keys = new ArrayList<>();
    try (JsonParser parser = parser(records)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          keys.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
    } catch (JacksonException _) {
      return List.of();
    }
    return keys;
  }

  Entry read(Records records) {
    String[] cells = new String[columns.size()];
    java.util.Arrays.fill(cells, "");
    Map<Integer, List<String>> lists = new HashMap<>();
    try (JsonParser parser = parser(records)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return bad(records, Notice.of("exchange.row.noObject"));
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        Integer place = places.get(parser.currentName());
        JsonToken value = parser.nextToken();
        if (place == null) {
          parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
          list(parser, place, cells, lists);
        } else {
          cells[place] = cell(parser, value);
        }
      }
      if (parser.nextToken() != null) {
        return bad(records, Notice.of("exchange.row.jsonMore"));
      }
    } catch (JacksonException e) {
      return bad(records, broken(e));
    }
    Optional<Notice> flaw = flaw(records, cells);
    return flaw.isPresent()
        ? bad(records, flaw.get())
        : new Entry.Cells(records.number(), List.of(cells), lists);
  }

  private static Notice broken(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return Notice.of("exchange.row.jsonHuge");
    }
    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    return Notice.of("exchange.row.json", Math.max(1, column));
  }

  private static void list(
      JsonParser parser, int place, String[] cells, Map<Integer, List<String>> lists) {
    JsonNode node = parser.readValueAsTree();
    List<String> parts = new ArrayList<>();
    for (JsonNode part : node) {
      String said = part.isNull() ? "" : part.isValueNode() ? part.asString() : part.toString();
      if (!said.isBlank() && !parts.contains(said.strip())) {
        parts.add(said.strip());
      }
    }
    lists.put(place, List.copyOf(parts));
    cells[place] = Separated.join(parts, '|');
  }

  private static String cell(JsonParser parser, JsonToken value) {
    return switch (value) {
      case VALUE_NULL -> "";
      case START_OBJECT -> parser.<JsonNode>readValueAsTree().toString();
      default -> parser.getString();
    };
  }

  /// Escapes can write what no decoder gives: NUL and halves of surrogate pairs.
  private static Optional<Notice> flaw(Records records, String[] cells) {
    if (!records.hasUnicodeEscape()) {
      return Optional.empty();
    }
    for (String cell : cells) {
      if (cell.indexOf(0) >= 0) {
        return Optional.of(Notice.of("exchange.row.nul"));
      }
      if (cell.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
        return Optional.of(Notice.of("exchange.row.bytes"));
      }
    }
    return Optional.empty();
  }

  private static JsonParser parser(Records records) {
    return MAPPER.createParser(records.characters(), records.offset(), records.length());
  }

  private static Entry bad(Records records, Notice reason) {
    return new Entry.Bad(new Rejected(records.number(), reason, records.excerpt()));
  }
}
