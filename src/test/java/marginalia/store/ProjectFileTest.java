package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path folder;

  private Path project() throws IOException {
    Path path = folder.resolve("p.marginalia");
    ProjectFile.create(path, CLOCK).close();
    return path;
  }

  private static void assertRefused(Path path, String key) throws IOException {
    byte[] before = Files.readAllBytes(path);

    assertThatThrownBy(() -> ProjectFile.open(path, CLOCK))
        .isInstanceOfSatisfying(
            NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo(key));

    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    assertThat(path.resolveSibling(path.getFileName() + "-wal")).doesNotExist();
  }

  @Test
  void whatWasCreatedOpensAgain() throws IOException {
    Path path = project();

    try (ProjectFile file = ProjectFile.open(path, CLOCK)) {
      assertThat(file.problems()).isEmpty();
    }
  }

  @Test
  void aSecondOpenerIsToldWhoHoldsTheProject() throws IOException {
    Path path = project();

    try (ProjectFile _ = ProjectFile.open(path, CLOCK)) {
      assertThatThrownBy(() -> ProjectFile.open(path, CLOCK))
          .isInstanceOf(NoticeException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    ProjectFile.open(path, CLOCK).close();
  }

  @Test
  void aTextFileIsNoProject() throws IOException {
    Path path = folder.resolve("notes.txt");
    Files.writeString(path, "id,text\n1,hello\n");

    assertRefused(path, "store.notAProject");
  }

  @Test
  void anEmptyFileIsNoProject() throws IOException {
    Path path = folder.resolve("empty.marginalia");
    Files.createFile(path);

    assertRefused(path, "store.notAProject");
  }

  @Test
  void anotherProgramsDatabaseIsNoProject() throws IOException {
    Path path = project();
    byte[] bytes = Files.readAllBytes(path);
    Arrays.fill(bytes, 68, 72, (byte) 7);
    Files.write(path, bytes);

    assertRefused(path, "store.notAProject");
  }

  @Test
  void aNewerVersionIsLeftUntouched() throws IOException {
    Path path = project();
    byte[] bytes = Files.readAllBytes(path);
    bytes[63] = 99;
    Files.write(path, bytes);

    assertRefused(path, "store.newer");
  }

  @Test
  void aProjectOfVersionOneKeepsItsIdentifiers() throws IOException {
    Path path = folder.resolve("p.marginalia");
    try (Stored stored = new Stored(folder)) {
      stored.importTexts("one", "two");
      while (stored.search.indexMore() > 0) {
        // until the index is complete
      }
      stored.db.update("DROP TABLE agreement");
      stored.db.update("DROP TABLE repeat");
      stored.db.update("DROP TABLE word_vectors");
      stored.db.update("DROP TABLE text_vector");
      stored.db.update("DROP TABLE document_key");
      stored.db.update("CREATE INDEX document_key ON document (key) WHERE key IS NOT NULL");
      for (String column : List.of("choice", "macro_f1", "seconds", "bytes", "protected")) {
        stored.db.update("ALTER TABLE model DROP COLUMN " + column);
      }
      for (String column : List.of("names", "include", "exclude", "notes", "successor")) {
        stored.db.update("ALTER TABLE label DROP COLUMN " + column);
      }
      stored.db.update("ALTER TABLE evaluation DROP COLUMN setup");
      stored.db.update("PRAGMA user_version = 1");
    }

    try (ProjectFile file = ProjectFile.open(path, CLOCK)) {
      assertThat(new DocumentStore(file.database()).withKey("k")).isPresent();
      assertThat(file.database().number("SELECT count(*) FROM document_key")).isEqualTo(2);
      assertThat(file.problems()).isEmpty();
    }
  }

  @Test
  void aFileCutShortIsDamaged() throws IOException {
    Path path = project();
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused(path, "store.truncated");
  }

  @Test
  void aFileWithAForeignPageIsDamaged() throws IOException {
    Path path = project();
    byte[] bytes = Files.readAllBytes(path);
    Arrays.fill(bytes, 100, 4096, (byte) 0x5a);
    Files.write(path, bytes);

    assertRefused(path, "store.damagedAt");
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> ProjectFile.open(folder.resolve("nowhere"), CLOCK))
        .isInstanceOfSatisfying(
            NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo("store.missing"));
  }

  @Test
  void nothingIsOverwrittenByANewProject() throws IOException {
    Path path = project();

    assertThatThrownBy(() -> ProjectFile.create(path, CLOCK))
        .isInstanceOfSatisfying(
            NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo("store.exists"));
  }

  @Test
  void aStrangersDatabaseWithALogIsLeftAlone() throws Exception {
    Path path = folder.resolve("stranger.db");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + path);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE mine (a)");
      assertThat(path.resolveSibling("stranger.db-wal")).isNotEmptyFile();

      assertThatThrownBy(() -> ProjectFile.open(path, CLOCK))
          .isInstanceOfSatisfying(
              NoticeException.class,
              e -> assertThat(e.notice().key()).isEqualTo("store.notAProject"));
    }
  }

  @Test
  void aLinkToAProjectThatIsOpenIsTheSameProject() throws IOException {
    Path path = project();
    Path link = Files.createSymbolicLink(folder.resolve("other.marginalia"), path);

    try (ProjectFile _ = ProjectFile.open(path, CLOCK)) {
      assertThatThrownBy(() -> ProjectFile.open(link, CLOCK))
          .isInstanceOfSatisfying(
              NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo("store.held"));
    }
  }

  @Test
  void whatIsChangedInACopyToLookAtIsLostAndTheCopyGoes() throws IOException {
    Path path = project();
    byte[] before = Files.readAllBytes(path);
    Path copied;

    try (ProjectFile file = ProjectFile.openCopy(path, CLOCK)) {
      copied = Path.of(file.database().query("PRAGMA database_list", r -> r.text(3)).getFirst());
      file.database().update("INSERT INTO setting (name, value) VALUES ('a', 'b')");
      assertThat(file.path()).isEqualTo(path.toRealPath());
      assertThat(copied).exists().isNotEqualTo(path);
    }

    assertThat(copied.getParent()).doesNotExist();
    assertThat(path).hasBinaryContent(before);
    assertThat(folder.toFile().list()).containsExactly(path.getFileName().toString());
  }

  @Test
  void aCopyHasWhatIsInTheLog() throws IOException {
    Path path = project();
    Path left = Files.createDirectory(folder.resolve("left")).resolve("p.marginalia");
    try (ProjectFile file = ProjectFile.open(path, CLOCK)) {
      file.database().update("INSERT INTO setting (name, value) VALUES ('a', 'b')");
      Files.copy(path, left);
      Files.copy(path.resolveSibling(path.getFileName() + "-wal"), Path.of(left + "-wal"));
    }

    try (ProjectFile file = ProjectFile.openCopy(left, CLOCK)) {
      assertThat(file.database().query("SELECT value FROM setting", row -> row.text(1)))
          .containsExactly("b");
    }
  }

  @Test
  void aProjectThatIsOpenIsNotCopied() throws IOException {
    Path path = project();

    try (ProjectFile _ = ProjectFile.open(path, CLOCK)) {
      assertThatThrownBy(() -> ProjectFile.openCopy(path.toRealPath(), CLOCK))
          .isInstanceOf(NoticeException.class)
          .hasMessageContaining("is open already");
    }
    ProjectFile.openCopy(path.toRealPath(), CLOCK).close();
  }

  @Test
  void aPathThroughAFileIsMissing() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> ProjectFile.open(file.resolve("p.marginalia"), CLOCK))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  void aFolderIsNoProject() {
    assertThatThrownBy(() -> ProjectFile.open(folder, CLOCK))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("is not a Marginalia project");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderInWhichNoFileCanBeMadeIsNotSaidToBeMissing() {
    assertThatThrownBy(() -> ProjectLock.take(Path.of("/proc/p.marginalia"), CLOCK))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("may not be written to. Copy the project");
  }
}
