package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Preferences chosen =
        Preferences.defaults()
            .withLanguage("zh")
            .withTheme(Preferences.Theme.DARK)
            .withTextSize(31)
            .withAnnotator("张三")
            .withKeys(Map.of("SKIP", "Shift+S"))
            .withRecent(Path.of("a.marginalia"));

    chosen.write(folder.resolve("new"));

    assertThat(Preferences.read(folder.resolve("new"))).contains(chosen);
    assertThat(chosen.locale()).isEqualTo(Locale.CHINESE);
  }

  @Test
  void withoutAFileThereAreNone() throws IOException {
    assertThat(Preferences.read(folder)).isEmpty();
  }

  @Test
  void aFileThatCannotBeUnderstoodIsPutAsideAndSaidToBeAbsent() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"language\":");

    assertThat(Preferences.read(folder)).isEmpty();
    assertThat(folder.resolve("settings.json.unreadable")).hasContent("{\"language\":");
  }

  @Test
  void theProjectUsedLastIsFirstAndOnlyOnce() {
    Preferences preferences = Preferences.defaults();
    for (int i = 0; i < 20; i++) {
      preferences = preferences.withRecent(Path.of("p" + i));
    }
    preferences = preferences.withRecent(Path.of("p15"));

    assertThat(preferences.recent()).hasSize(12).doesNotHaveDuplicates();
    assertThat(preferences.recent().getFirst()).endsWith("p15");
  }

  @Test
  void textSizesAreKeptWithinBounds() {
    assertThat(Preferences.defaults().withTextSize(1).textSize())
        .isEqualTo(Preferences.SMALLEST_TEXT);
    assertThat(Preferences.defaults().withTextSize(999).textSize())
        .isEqualTo(Preferences.LARGEST_TEXT);
  }
}
