package marginalia.corpus;

import java.util.Map;
import java.util.Optional;

/// One text to be labelled. Never altered after import; offsets into `text` are UTF-16 code units.
///
/// @param key the identifier the text had in its file, empty where it had none
/// @param date the date as the file gave it (ISO where it could be read), empty where it had none
/// @param metadata further columns, in the file's order
public record Document(
    DocumentId id,
    Optional<String> key,
    String text,
    Optional<String> date,
    Map<String, String> metadata) {
  public Document {
    metadata = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metadata));
  }
}
