package marginalia.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native library, unpacked once into a folder of its own. The driver alone would unpack
/// it at every start into the temporary folder, and a program that is killed leaves it there.
public final class NativeLibrary {
  private static final String FOLDER = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /// Where projects opened from here on take the library from, unless the user has said so.
  public static void keepIn(Path folder) {
    if (System.getProperty(FOLDER) == null) {
      System.setProperty(
          FOLDER, folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion()).toString());
    }
  }

  /// Unpacks it where it is to be kept. Where that folder cannot be written to, the driver does
  /// what it does by itself.
  static void unpack() {
    Optional<Path> folder = Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
    try {
      if (folder.isPresent()) {
        unpackInto(folder.get());
      }
    } catch (IOException _) {
      System.clearProperty(FOLDER);
    }
  }

  /// Unpacks it into `folder`, unless it lies there to the byte; of several programs that do so at
  /// once, each leaves it whole. Does nothing for a system the driver has no library for.
  static void unpackInto(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        return;
      }
      byte[] library = in.readAllBytes();
      Path target = folder.resolve(name);
      if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), library)) {
        return;
      }
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, name, ".part");
      try {
        Files.write(part, library);
        Files.move(
            part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
