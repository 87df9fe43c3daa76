package marginalia.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a person has chosen for all projects: language, looks, keys, recent projects.
///
/// @param language `en` or `zh`
/// @param textSize of the text to be labelled, in pixels
/// @param annotator name that stands beside every answer
/// @param keys keys that differ from the default, by command
/// @param recent project files, last used first
public record Preferences(
    String language,
    Theme theme,
    int textSize,
    String annotator,
    Map<String, String> keys,
    List<String> recent) {
  /// Smallest and largest size of the text to be labelled, in pixels.
  public static final int SMALLEST_TEXT = 12;

  public static final int LARGEST_TEXT = 48;

  private static final int RECENT_KEPT = 12;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Light or dark.
  public enum Theme {
    LIGHT,
    DARK
  }

  public Preferences {
    textSize = Math.clamp(textSize, SMALLEST_TEXT, LARGEST_TEXT);
    keys = java.util.Collections.unmodifiableMap(new TreeMap<>(keys));
    recent = List.copyOf(recent);
  }

  /// What a new user has: the system's language, light, keys as described.
  public static Preferences defaults() {
    return new Preferences(
        Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en",
        Theme.LIGHT,
        20,
        System.getProperty("user.name", "annotator"),
        Map.of(),
        List.of());
  }

  public Locale locale() {
    return Locale.forLanguageTag(language);
  }

  public Preferences withLanguage(String newLanguage) {
    return new Preferences(newLanguage, theme, textSize, annotator, keys, recent);
  }

  public Preferences withTheme(Theme newTheme) {
    return new Preferences(language, newTheme, textSize, annotator, keys, recent);
  }

  public Preferences withTextSize(int newSize) {
    return new Preferences(language, theme, newSize, annotator, keys, recent);
  }

  public Preferences withAnnotator(String newName) {
    return new Preferences(language, theme, textSize, newName, keys, recent);
  }

  public Preferences withKeys(Map<String, String> newKeys) {
    return new Preferences(language, theme, textSize, annotator, newKeys, recent);
  }

  /// With this project as the one used last.
  public Preferences withRecent(Path project) {
    List<String> next = new ArrayList<>(recent);
    String name = project.toAbsolutePath().normalize().toString();
    next.remove(name);
    next.addFirst(name);
    return new Preferences(
        language, theme, textSize, annotator, keys, next.stream().limit(RECENT_KEPT).toList());
  }

  /// Reads `settings.json` from the folder; empty if there is none or it cannot be understood.
  ///
  /// @throws IOException if the file is there but cannot be read
  public static Optional<Preferences> read(Path folder) throws IOException {
    Path file = folder.resolve("settings.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    try {
      return Optional.of(JSON.readValue(text, Preferences.class));
    } catch (JacksonException _) {
      Files.copy(
          file, folder.resolve("settings.json.unreadable"), StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    }
  }

  /// Writes `settings.json`, at once and whole.
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "settings", ".json");
    Files.writeString(temporary, JSON.writeValueAsString(this));
    Files.move(
        temporary,
        folder.resolve("settings.json"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
