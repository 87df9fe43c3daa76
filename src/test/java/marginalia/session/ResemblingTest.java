package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.Vectors;
import marginalia.session.Resembling.Basis;
import marginalia.session.Resembling.Found;
import marginalia.session.Resembling.Like;
import marginalia.session.Resembling.Original;
import marginalia.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResemblingTest {
  private static final PretrainedEncoder ENGLISH = PretrainedEncoder.BGE_SMALL_EN;

  @TempDir Path folder;

  private Fixture fixture;
  private Resembling resembling;

  @BeforeEach
  void someTexts() throws IOException {
    fixture = Fixture.create(folder, TaskKind.MULTI_CLASS);
    fixture.project.change(
        fixture.project.settings().get().withLanguage(Optional.of(Language.ENGLISH)));
    fixture.texts(
        "How do I get my money back?",
        "The brakes squeal when it rains",
        "I would like a refund",
        "Where is the nearest shop?",
        "The brakes squeal terribly");
    resembling = new Resembling(fixture.project);
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  private Documents documents() {
    return fixture.project.documents().get();
  }

  private void read(int... rows) {
    float[] vectors = Vectors.of(ENGLISH, documents().rows(rows), Progress.none());
    assertThat(vectors).hasSize(rows.length * ENGLISH.width());
  }

  private Found find(Original original, int count) {
    JobState<Found> end = resembling.find(original, count).state().get();
    if (end instanceof JobState.Failed<Found>(var reason, Throwable cause)) {
      throw new AssertionError(reason.toString(), cause);
    }
    return ((JobState.Done<Found>) end).result();
  }

  private Found likeRow(int row, int count) {
    return find(new Original.Text(fixture.id(row)), count);
  }

  private List<Integer> rows(Found found) {
    return found.likes().stream().map(like -> documents().row(like.document())).toList();
  }

  private String refused(Original original) {
    return ((JobState.Failed<Found>) resembling.find(original, 5).state().get()).reason().key();
  }

  @Test
  void theEncoderFindsWhatSharesNoWordWithTheText() {
    read(0, 1, 2, 3, 4);

    Found found = likeRow(0, 2);

    assertThat(found.basis()).isEqualTo(Basis.ENCODER);
    assertThat(found.unread()).isZero();
    assertThat(rows(found)).hasSize(2).startsWith(2).doesNotContain(0);
    assertThat(found.likes()).isSortedAccordingTo((a, b) -> Double.compare(b.cosine(), a.cosine()));
  }

  @Test
  void theCosineIsThatOfTheVectors() {
    read(0, 1, 2, 3, 4);
    float[] all = Vectors.of(ENGLISH, documents(), Progress.none());

    Like best = likeRow(1, 1).likes().getFirst();

    int width = ENGLISH.width();
    double cosine = 0;
    for (int i = 0; i < width; i++) {
      cosine += (double) all[width + i] * all[4 * width + i];
    }
    assertThat(documents().row(best.document())).isEqualTo(4);
    assertThat(best.cosine()).isCloseTo(cosine, within(1e-4));
  }

  @Test
  void typedWordsAreReadForTheSearchAndKeptNowhere() {
    read(0, 1, 2, 3);

    Found found = find(new Original.Words("give me my money"), 2);

    assertThat(rows(found)).containsExactlyInAnyOrder(0, 2);
    assertThat(documents().missing(ENGLISH)).containsExactly(4);
  }

  @Test
  void textsTheEncoderHasNotReadAreLeftOutAndCounted() {
    read(0, 1, 3);

    Found found = likeRow(0, 10);

    assertThat(rows(found)).containsExactlyInAnyOrder(1, 3);
    assertThat(found.unread()).isEqualTo(2);
  }

  @Test
  void aTextThatIsNotReadItselfCanBeLookedFrom() {
    read(0, 1, 3, 4);

    assertThat(rows(likeRow(2, 1))).containsExactly(0);
  }

  @Test
  void whatIsReadLaterIsFoundLater() {
    read(1, 3);
    assertThat(rows(likeRow(0, 10))).containsExactlyInAnyOrder(1, 3);

    read(2);

    assertThat(rows(likeRow(0, 1))).containsExactly(2);
  }

  @Test
  void withoutVectorsTextsAreComparedByWords() {
    Found found = likeRow(1, 10);

    assertThat(found.basis()).isEqualTo(Basis.WORDS);
    assertThat(rows(found)).startsWith(4).doesNotContain(1);
    assertThat(found.likes().getFirst().cosine()).isBetween(0.1, 0.999);
    assertThat(find(new Original.Words("zzz"), 3).likes()).isEmpty();
  }

  @Test
  void newTextsAreFoundOnceTheyAreRead() throws IOException {
    read(0, 1, 2, 3, 4);
    likeRow(0, 1);

    fixture.texts("Please refund my money");

    assertThat(likeRow(0, 10).unread()).isEqualTo(1);
    read(5);
    assertThat(rows(likeRow(0, 2))).contains(5);
  }

  /// Though the texts are English, and the model needs none.
  @Test
  void theEncoderThatHasReadTheTextsIsUsed() {
    PretrainedEncoder other = PretrainedEncoder.BGE_SMALL_ZH;
    assertThat(Vectors.of(other, documents(), Progress.none())).hasSize(5 * other.width());

    assertThat(likeRow(0, 10).basis()).isEqualTo(Basis.ENCODER);
    assertThat(likeRow(0, 10).unread()).isZero();

    fixture.project.change(fixture.project.settings().get().withModel(ModelChoice.of("encoder")));
    assertThat(likeRow(0, 10).basis()).isEqualTo(Basis.WORDS);
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    assertThat(refused(new Original.Words("  "))).isEqualTo("resembling.nothing");
    assertThat(refused(new Original.Text(new DocumentId(99)))).isEqualTo("resembling.gone");
  }
}
