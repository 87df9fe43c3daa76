package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeVersionsTest {
  @TempDir Path folder;

  private Fixture at;
  private SchemeVersions versions;

  @BeforeEach
  void open() throws IOException {
    at =
        Fixture.create(folder, TaskKind.MULTI_CLASS)
            .labels("red", "crimson", "blue")
            .texts("a", "b", "c", "d");
    versions = new SchemeVersions(at.project, at.labelling);
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private LabelId label(String name) {
    return at.project.scheme().get().find(name).orElseThrow().id();
  }

  private void merge(String from, String into) {
    try (Training training = new Training(at.project)) {
      new Merging(at.project, at.labelling, new Evaluating(at.project, training))
          .merge(label(from), label(into));
    }
  }

  private SchemeVersions.Past asOf(long number) {
    return Fixture.done(versions.asOf(number));
  }

  private static List<String> names(LabelScheme scheme) {
    return scheme.active().stream().map(Label::name).toList();
  }

  private List<String> said(SchemeVersions.Past past) {
    Wording words = Wording.in(Locale.ENGLISH);
    return past.differences(at.project.scheme().get()).stream().map(words::say).toList();
  }

  private String answer(int row) {
    return at.project.answers().of(at.id(row)).stream()
        .flatMap(answer -> answer.labels().stream())
        .map(at.project.scheme().get()::name)
        .findFirst()
        .orElse("");
  }

  @Test
  void anEarlierStateIsSeenWithItsLabelsAndAnswers() {
    at.answer(at.id(0), "red");
    at.answer(at.id(1), "crimson");
    long before = versions.list().getFirst().number();
    long answered = at.history.timeline(1).getFirst().number();
    merge("crimson", "red");
    at.answer(at.id(2), "blue");
    at.scheme.rename(label("blue"), "azure");

    assertThat(names(asOf(before).scheme())).containsExactly("red", "crimson", "blue");
    assertThat(asOf(before).labelled()).isZero();
    assertThat(asOf(answered).answers().values()).containsExactly(1, 1);
    assertThat(asOf(answered).altered()).isEqualTo(1);
    assertThat(versions.list().getFirst().number()).isGreaterThan(before);
    SchemeVersions.Past now = asOf(versions.list().getFirst().number());
    assertThat(names(now.scheme())).containsExactly("red", "azure");
    assertThat(now.answers()).containsEntry(label("red"), 2).containsEntry(label("azure"), 1);
    assertThat(now.altered()).isZero();
    assertThat(said(asOf(before))).containsExactly("“blue” is called “azure”.", "“crimson” went.");
    assertThat(asOf(0).scheme().active()).isEmpty();
    SchemeVersions.Past first = Fixture.done(versions.asOf(versions.list().get(2)));
    assertThat(names(first.scheme())).containsExactly("red", "crimson", "blue");
    assertThat(first.labelled()).isEqualTo(2);
  }

  @Test
  void whatWasUndoneDoesNotCountButCanBeLookedAt() {
    at.scheme.rename(label("red"), "rouge");
    long renamed = versions.list().getFirst().number();
    at.history.undo();

    assertThat(versions.list()).noneMatch(version -> version.number() == renamed);
    assertThat(names(asOf(renamed).scheme())).contains("rouge");
    assertThat(names(asOf(renamed - 1).scheme())).contains("red");
  }

  @Test
  void restoringIsAStepThatGivesBackWhatMergesTookAndNobodyAnsweredSince() throws IOException {
    at.answer(at.id(0), "crimson");
    at.answer(at.id(1), "crimson");
    at.answer(at.id(2), "crimson");
    History.Step version = versions.list().getFirst();
    merge("crimson", "red");
    at.answer(at.id(1), "blue");
    at.answer(at.id(2), "blue");
    at.history.undo();
    at.scheme.add("green", Optional.empty());
    at.answer(at.id(3), "green");

    versions.restore(version);

    assertThat(names(at.project.scheme().get())).containsExactly("red", "crimson", "blue");
    assertThat(List.of(answer(0), answer(1), answer(2), answer(3)))
        .containsExactly("crimson", "blue", "crimson", "green");
    assertThat(at.project.answersWith(label("crimson"))).isEqualTo(2);
    at.reopen();
    assertThat(List.of(answer(0), answer(1), answer(2), answer(3)))
        .containsExactly("crimson", "blue", "crimson", "green");
    at.history.undo();
    assertThat(names(at.project.scheme().get())).containsExactly("red", "blue", "green");
    assertThat(List.of(answer(0), answer(1), answer(2))).containsExactly("red", "blue", "red");
  }

  @Test
  void aSplitGoesBackTooAndSoDoesWhatItsPartsBecame() {
    at.labelling.answerAll(List.of(at.id(0), at.id(1)), Set.of(label("red")));
    History.Step version = versions.list().getFirst();
    new Splitting(at.project, at.labelling)
        .split(label("red"), List.of(new Splitting.Part("rose", List.of(at.id(1)))));
    merge("rose", "blue");

    versions.restore(version);

    assertThat(List.of(answer(0), answer(1))).containsExactly("red", "red");
    assertThat(names(at.project.scheme().get())).containsExactly("red", "crimson", "blue");
  }

  @Test
  void differencesNameWhatMovedAndWhatIsInAnotherOrder() {
    long before = versions.list().getFirst().number();
    at.arranging.move(Set.of(label("crimson")), Optional.of(label("red")), Optional.empty());
    at.arranging.shift(Set.of(label("blue")), -1);
    at.scheme.assignKey(label("blue"), Optional.of("9"));
    at.scheme.recolour(Set.of(label("blue")), "#000000");
    at.scheme.describe(label("blue"), Guidance.of("the sky", List.of()));

    assertThat(said(asOf(before)))
        .containsExactly(
            "“blue” has the key 9 in place of 3.",
            "“blue” has another colour.",
            "“blue” is described otherwise.",
            "“crimson” moved from / to red.",
            "The labels below / stand in another order.");
  }

  @Test
  void whatIsSoAlreadyIsNotRestoredOnceMore() {
    at.labelling.answerAll(List.of(at.id(0), at.id(1)), Set.of(label("crimson")));
    History.Step version = versions.list().getFirst();
    merge("crimson", "red");
    versions.restore(version);
    long restored = versions.list().getFirst().number();

    versions.restore(version);
    versions.restore(versions.list().getFirst());

    assertThat(versions.list().getFirst().number()).isEqualTo(restored);
    assertThat(Fixture.done(versions.asOf(version)).altered()).isZero();
    assertThat(answer(1)).isEqualTo("crimson");
  }
}
