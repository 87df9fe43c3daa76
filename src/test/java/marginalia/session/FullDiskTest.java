package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full and a folder that really cannot be written to. Needs the right to
/// mount, which root on Linux has; elsewhere the tests are left out.
@Tag("slow")
class FullDiskTest {
  @TempDir Path folder;

  private Path mounted = Path.of("");

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private Path smallDisk() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()) == 0,
        "may not mount");
    mounted = disk;
    return disk;
  }

  @AfterEach
  void unmount() throws Exception {
    if (!mounted.toString().isEmpty()) {
      assertThat(run("umount", mounted.toString())).isZero();
    }
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      for (int size = 4096; size >= 1; size /= 64) {
        fill(out, new byte[size]);
      }
    }
  }

  private static void fill(java.io.OutputStream out, byte[] piece) throws IOException {
    try {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "text number " + i + " and some more words")
        .collect(Collectors.joining("\n", "text\n", "\n"));
  }

  @Test
  void anAnswerThatFindsNoRoomDoesNotCountAndWorkGoesOnOnceThereIsRoom() throws Exception {
    Path disk = smallDisk();
    Path ballast = disk.resolve("ballast");
    try (Fixture at = Fixture.create(disk, TaskKind.MULTI_CLASS).labels("red", "blue")) {
      Fixture.done(at.importFile(rows(300), Importing.Duplicates.KEEP));
      at.answer(at.id(0), "red");
      fill(ballast);

      int saved = 1;
      while (saved < 300 && at.project.problem().get().isEmpty()) {
        at.answer(at.id(saved), "blue");
        saved += at.project.problem().get().isEmpty() ? 1 : 0;
      }

      assertThat(at.project.problem().get()).contains(Notice.of("store.diskFull"));
      assertThat(at.now(at.id(saved))).isEqualTo(Answer.NONE);
      assertThat(at.project.labelled().get()).isEqualTo(saved);
      assertThat(at.project.stores().annotations().labelled()).isEqualTo(saved);
      assertThat(at.project.saved().get().all()).isTrue();

      Files.delete(ballast);
      at.answer(at.id(saved), "red");
      assertThat(at.project.problem().get()).isEmpty();
      at.reopen();
      assertThat(at.project.labelled().get()).isEqualTo(saved + 1);
      assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
      assertThat(at.now(at.id(saved))).isEqualTo(at.answerOf("red"));
      assertThat(at.project.check()).isEmpty();
    }
  }

  @Test
  void anImportThatFindsNoRoomLeavesNothingAndSaysWhy() throws Exception {
    Path disk = smallDisk();
    try (Fixture at = Fixture.create(disk, TaskKind.MULTI_CLASS).labels("red")) {
      Fixture.done(at.importFile(rows(50), Importing.Duplicates.KEEP));
      at.answer(at.id(0), "red");
      Path ballast = Files.write(disk.resolve("ballast"), new byte[2 << 20]);
      Path big = Files.writeString(folder.resolve("big.tsv"), rows(60_000));

      JobState<Importing.Report> end =
          new Importing(at.project)
              .start(Fixture.request(big, "text", Importing.Duplicates.KEEP))
              .state()
              .get();

      assertThat(end)
          .isInstanceOfSatisfying(
              JobState.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(Notice.of("store.diskFull")));
      assertThat(at.project.documents().get().size()).isEqualTo(50);
      at.reopen();
      assertThat(at.project.documents().get().size()).as("without room").isEqualTo(50);
      Files.delete(ballast);
      at.reopen();
      assertThat(at.project.stores().imports().cutOff()).isEmpty();
      assertThat(at.project.documents().get().size()).isEqualTo(50);
      assertThat(at.project.labelled().get()).isEqualTo(1);
      at.answer(at.id(1), "red");
      assertThat(at.project.problem().get()).isEmpty();
      assertThat(at.project.check()).isEmpty();
    }
  }

  @Test
  void noProjectIsMadeOnAFullDisk() throws Exception {
    Path disk = smallDisk();
    fill(disk.resolve("ballast"));

    assertThatThrownBy(() -> Fixture.create(disk, TaskKind.BINARY))
        .isInstanceOfSatisfying(
            NoticeException.class,
            e -> assertThat(e.notice().key()).isIn("store.folderUnusable", "store.cannotOpen"));
    assertThat(disk.toFile().list()).containsExactly("ballast");
  }

  @Test
  void aProjectInAReadOnlyFolderIsRefusedAndLeftAlone() throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    Path path;
    try (Fixture at = Fixture.create(place, TaskKind.MULTI_CLASS).labels("red").texts("one")) {
      path = at.path;
    }
    byte[] before = Files.readAllBytes(path);
    assumeTrue(run("mount", "--bind", place.toString(), place.toString()) == 0, "may not mount");
    mounted = place;
    assumeTrue(run("mount", "-o", "remount,bind,ro", place.toString()) == 0, "may not mount");

    assertThatThrownBy(() -> Fixture.open(path))
        .isInstanceOfSatisfying(
            NoticeException.class,
            e -> assertThat(e.notice().key()).isIn("store.fileReadOnly", "store.folderReadOnly"));
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void noProjectIsMadeInAReadOnlyFolder() throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    assumeTrue(run("mount", "--bind", place.toString(), place.toString()) == 0, "may not mount");
    mounted = place;
    assumeTrue(run("mount", "-o", "remount,bind,ro", place.toString()) == 0, "may not mount");

    assertThatThrownBy(() -> Fixture.create(place, TaskKind.BINARY))
        .isInstanceOfSatisfying(
            NoticeException.class,
            e -> assertThat(e.notice().key()).isIn("store.folderReadOnly", "store.folderUnusable"));
  }
}
