package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.learn.ModelChoice;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {
  private static final PretrainedEncoder ENGLISH = PretrainedEncoder.BGE_SMALL_EN;

  @TempDir Path folder;

  private Fixture fixture;
  private Encoding encoding;

  @BeforeEach
  void someTexts() throws IOException {
    fixture = Fixture.create(folder, TaskKind.MULTI_CLASS);
    fixture.project.change(
        fixture.project.settings().get().withLanguage(Optional.of(Language.ENGLISH)));
    fixture.texts("one text", "another text", "a third one");
    begin();
  }

  private void begin() {
    encoding = new Encoding(fixture.project, new Live<>(Ranking.NONE));
    encoding.documentsChanged();
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  private int unread() {
    return fixture.project.documents().get().missing(ENGLISH).length;
  }

  private void choose(String model) {
    fixture.project.change(fixture.project.settings().get().withModel(ModelChoice.of(model)));
  }

  @Test
  void nothingIsReadThatNobodyNeeds() {
    choose("svm");

    assertThat(unread()).isEqualTo(3);
    assertThat(encoding.underWay()).isFalse();
  }

  @Test
  void aModelOfTheEncoderHasAllTextsRead() {
    choose("encoder");

    assertThat(unread()).isZero();
    assertThat(encoding.readings().get()).isEqualTo(1);
    choose("svm");
    choose("encoder");
    assertThat(encoding.readings().get()).isEqualTo(2);
  }

  @Test
  void whoAsksHasAllTextsReadAndThoseThatComeLaterEvenAfterTheProjectWasClosed()
      throws IOException {
    encoding.readAll();
    assertThat(unread()).isZero();

    fixture.texts("a fourth");
    assertThat(unread()).isEqualTo(1);
    encoding.documentsChanged();
    assertThat(unread()).isZero();

    fixture.reopen();
    fixture.texts("a fifth");
    begin();
    assertThat(unread()).isZero();
  }

  @Test
  void tellsHowManyItHasReadEachOnce() throws Exception {
    assertThat(encoding.start().await()).isEqualTo(new JobState.Done<>(3));
    assertThat(encoding.start().await()).isEqualTo(new JobState.Done<>(0));
  }

  /// With threads: what is stopped has kept its full blocks, and the next reading does the rest.
  @Test
  void whatWasReadBeforeAnEndIsKept() throws Exception {
    fixture.close();
    StringBuilder rows = new StringBuilder("text\n");
    for (int i = 0; i < 900; i++) {
      rows.append("text number ").append(i).append(" of this project\n");
    }
    try (Jobs jobs = new Jobs(Runnable::run);
        Project project = Project.open(fixture.path, jobs, Fixture.CLOCK, "me")) {
      Path file = java.nio.file.Files.writeString(folder.resolve("more.tsv"), rows);
      var _ =
          new Importing(project)
              .start(Fixture.request(file, rows.toString(), Importing.Duplicates.KEEP))
              .await();
      Documents documents = project.documents().get();
      Encoding reading = new Encoding(project, new Live<>(Ranking.NONE));
      reading.onScreen(List.of(documents.id(902)));
      CountDownLatch firstBlock = new CountDownLatch(1);
      var job = reading.start();
      job.state()
          .subscribe(state -> {
            if (state instanceof JobState.Running<Integer>
                && documents.missing(ENGLISH).length < 800) {
              firstBlock.countDown();
            }
          });

      assertThat(firstBlock.await(60, TimeUnit.SECONDS)).isTrue();
      job.cancel();
      assertThat(job.await()).isInstanceOf(JobState.Cancelled.class);

      int left = documents.missing(ENGLISH).length;
      assertThat(left).isBetween(1, 799);
      assertThat(documents.missing(ENGLISH)).doesNotContain(902);
      assertThat(reading.start().await()).isEqualTo(new JobState.Done<>(left));
    }
    fixture = Fixture.open(fixture.path);
    assertThat(unread()).isZero();
  }
}
