package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON Lines: an object for each text, `labels` an array, metadata as keys of their own
/// unless they are called like ours, probabilities as an object `probabilities`.
public final class JsonlWriter implements DocumentWriter {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private final AtomicFile file;

  private JsonlWriter(AtomicFile file) {
    this.file = file;
  }

  /// Begins a file.
  public static JsonlWriter open(Path path) throws IOException {
    return new JsonlWriter(AtomicFile.open(path));
  }

  @Override
  public void write(ExportRow row) throws IOException {
    try {
      try (JsonGenerator json = MAPPER.createGenerator(file.stream())) {
        json.writeStartObject();
        fixed(json, row);
        row.metadata().forEach((name, value) -> json.writeStringProperty(unique(name), value));
        if (!row.probabilities().isEmpty()) {
          json.writeObjectPropertyStart("probabilities");
          for (Map.Entry<String, Double> entry : row.probabilities().entrySet()) {
            json.writeNumberProperty(entry.getKey(), entry.getValue());
          }
          json.writeEndObject();
        }
        json.writeEndObject();
      }
      file.stream().write('\n');
    } catch (JacksonIOException e) {
      throw file.unwritable(new IOException(e.getOriginalMessage(), e));
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  private static void fixed(JsonGenerator json, ExportRow row) {
    json.writeNumberProperty("document_id", row.document().value());
    row.key().ifPresent(key -> json.writeStringProperty("id", key));
    json.writeStringProperty("text", row.text());
    json.writeArrayPropertyStart("labels");
    row.labels().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("verdict", row.verdict().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("annotator", row.annotator());
    row.answeredAt().ifPresent(at -> json.writeStringProperty("answered_at", at.toString()));
    json.writeBooleanProperty("unsure", row.unsure());
    json.writeStringProperty("comment", row.comment());
    row.date().ifPresent(date -> json.writeStringProperty("date", date));
    json.writeStringProperty("split", row.split().slug());
  }

  private static String unique(String name) {
    return ExportColumns.FIXED.contains(name) || name.equals("probabilities")
        ? unique("metadata_" + name)
        : name;
  }

  @Override
  public void commit() throws IOException {
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
