package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aDamagedOneIsReplacedAndNothingElseLeft() throws IOException {
    NativeLibrary.unpackInto(folder);
    Path library = files().getFirst();
    byte[] whole = Files.readAllBytes(library);
    Files.write(library, new byte[whole.length]);

    NativeLibrary.unpackInto(folder);

    assertThat(files()).containsExactly(library);
    assertThat(Files.readAllBytes(library)).isEqualTo(whole);
    assertThat(whole.length).isGreaterThan(500_000);
  }

  @Test
  void aWholeOneIsLeftAlone() throws IOException {
    NativeLibrary.unpackInto(folder);
    var before = Files.getLastModifiedTime(files().getFirst());

    NativeLibrary.unpackInto(folder);

    assertThat(Files.getLastModifiedTime(files().getFirst())).isEqualTo(before);
  }
}
