package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.wording.Notice;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergingTest {
  @TempDir Path folder;

  private Fixture at;
  private Merging merging;

  @BeforeEach
  void open() throws IOException {
    open(TaskKind.MULTI_CLASS);
  }

  private void open(TaskKind kind) throws IOException {
    Path own = java.nio.file.Files.createDirectories(folder.resolve(kind.name()));
    at = Fixture.create(own, kind).labels("red", "crimson", "blue").texts("a", "b", "c", "d");
    Training training = new Training(at.project);
    merging = new Merging(at.project, at.labelling, new Evaluating(at.project, training));
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private LabelId label(String name) {
    return at.project.scheme().get().find(name).orElseThrow().id();
  }

  private String stored(int row) {
    return at
        .project
        .stores()
        .annotations()
        .latest(at.id(row))
        .orElseThrow()
        .answer()
        .labels()
        .stream()
        .map(at.project.scheme().get()::name)
        .toList()
        .toString();
  }

  @Test
  void everyAnswerFollowsAndUndoBringsAllBack() throws IOException {
    at.answer(at.id(0), "red");
    at.answer(at.id(1), "crimson");
    at.answer(at.id(2), "blue");
    LabelId crimson = label("crimson");
    at.scheme.describe(crimson, Guidance.of("a deep red", List.of("like wine")));

    assertThat(merging.preview(crimson, label("red")).answers()).isEqualTo(1);
    merging.merge(crimson, label("red"));

    assertThat(at.project.scheme().get().active())
        .extracting(Label::name)
        .containsExactly("red", "blue");
    assertThat(at.project.scheme().get().find("red").orElseThrow().examples())
        .containsExactly("like wine");
    assertThat(stored(1)).isEqualTo("[red]");
    assertThat(at.project.answersWith(label("red"))).isEqualTo(2);
    at.history.undo();
    assertThat(stored(1)).isEqualTo("[crimson]");
    assertThat(at.project.answersWith(label("red"))).isEqualTo(1);
    assertThat(at.project.answersWith(crimson)).isEqualTo(1);
    assertThat(at.project.scheme().get().active()).hasSize(3);
    at.history.redo();
    assertThat(stored(1)).isEqualTo("[red]");
    at.reopen();
    assertThat(at.project.answersWith(label("red"))).isEqualTo(2);
  }

  @Test
  void aTextWithBothKeepsOne() throws IOException {
    at.close();
    open(TaskKind.MULTI_LABEL);
    at.labelling.answerAll(
        List.of(at.id(0)), java.util.Set.of(label("red"), label("crimson"), label("blue")));

    MergePreview planned = merging.preview(label("crimson"), label("red"));
    merging.merge(label("crimson"), label("red"));

    assertThat(planned.both()).isEqualTo(1);
    assertThat(stored(0)).isEqualTo("[red, blue]");
    at.history.undo();
    assertThat(stored(0)).isEqualTo("[red, crimson, blue]");
  }

  @Test
  void labelsBelowMoveToTheOtherAndANameThatIsTakenGetsANumber() throws IOException {
    at.close();
    open(TaskKind.HIERARCHICAL);
    at.scheme.add("dark", Optional.of(label("red")));
    at.scheme.add("dark", Optional.of(label("crimson")));

    merging.merge(label("crimson"), label("red"));

    assertThat(at.project.scheme().get().children(Optional.of(label("red"))))
        .extracting(Label::name)
        .containsExactly("dark", "dark 2");
  }

  @Test
  void labelsThatMoveComeBehindThoseThatAreThereAlsoWhereSomeHaveLeft() throws IOException {
    at.close();
    open(TaskKind.HIERARCHICAL);
    at.scheme.add("pale", Optional.of(label("red")));
    at.scheme.add("soft", Optional.of(label("red")));
    at.scheme.add("dark", Optional.of(label("red")));
    at.scheme.add("wine", Optional.of(label("crimson")));
    at.arranging.move(Set.of(label("red/pale")), Optional.empty(), Optional.empty());
    at.arranging.move(Set.of(label("red/soft")), Optional.empty(), Optional.empty());

    merging.merge(label("crimson"), label("red"));

    assertThat(at.project.scheme().get().children(Optional.of(label("red"))))
        .extracting(Label::name)
        .containsExactly("dark", "wine");
  }

  @Test
  void aLabelIsNotMergedIntoItselfOrWhatLiesBelowIt() throws IOException {
    at.close();
    open(TaskKind.HIERARCHICAL);
    at.scheme.add("dark", Optional.of(label("red")));
    LabelId dark = at.project.scheme().get().children(Optional.of(label("red"))).getFirst().id();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> merging.preview(label("red"), label("red")));
    assertThatIllegalArgumentException().isThrownBy(() -> merging.preview(label("red"), dark));
  }

  /// By hand. Red 4 of 6 right (2 taken for crimson), crimson 3 of 4 (1 for red), blue 5 of 5: F1
  /// 8/11, 6/9, 1. As one label red has all 10: both F1 are 1.
  @Test
  void theForecastCountsTheConfusionMatrixAgain() {
    LabelId red = new LabelId(1);
    LabelId crimson = new LabelId(2);
    LabelId blue = new LabelId(3);
    Map<Evaluation.Cell, List<DocumentId>> cells = new HashMap<>();
    cells.put(new Evaluation.Cell(red, red), texts(4));
    cells.put(new Evaluation.Cell(red, crimson), texts(2));
    cells.put(new Evaluation.Cell(crimson, crimson), texts(3));
    cells.put(new Evaluation.Cell(crimson, red), texts(1));
    cells.put(new Evaluation.Cell(blue, blue), texts(5));
    Evaluation.Score any = new Evaluation.Score(0, 0, 0);
    Evaluation measured =
        new Evaluation(
            Evaluation.Method.HELD_OUT,
            List.of(red, crimson, blue),
            15,
            10,
            any,
            any,
            any,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            cells);

    Recounted forecast = Recounted.merged(measured, crimson, red);

    assertThat(forecast.before()).isCloseTo((8.0 / 11 + 6.0 / 9 + 1) / 3, within(1e-12));
    assertThat(forecast.after()).isEqualTo(1);
    // Without crimson: red is right 4 times, missed twice and never given to others; blue as
    // before.
    assertThat(Recounted.among(measured, label -> !label.equals(crimson)).after())
        .isCloseTo((8.0 / 10 + 1) / 2, within(1e-12));
  }

  private static List<DocumentId> texts(int many) {
    return Collections.nCopies(many, new DocumentId(1));
  }

  @Test
  void inATreeLabelsAreCalledByTheirPathsAndANumberedNameIsSaidBefore() throws IOException {
    at.close();
    open(TaskKind.HIERARCHICAL);
    at.nest("crimson", "red");
    LabelScheme scheme = at.project.scheme().get();
    at.scheme.add("more", Optional.of(label("crimson")));
    at.scheme.add("more", Optional.of(label("blue")));

    MergePreview planned = merging.preview(label("red/crimson"), label("blue"));
    List<String> said = planned.said().stream().map(Wording.in(Locale.ENGLISH)::say).toList();
    merging.merge(label("red/crimson"), label("blue"));

    assertThat(scheme.children(Optional.of(label("blue")))).isEmpty();
    assertThat(said)
        .contains(
            "No text changes from “red/crimson” to “blue”.",
            "One label below moves under “blue”: red/crimson/more.",
            "“red/crimson/more” is called “more 2” there, as its name is taken.");
    assertThat(at.project.scheme().get().find("blue/more 2")).isPresent();
    assertThat(Wording.in(Locale.ENGLISH).say(at.history.timeline(1).getFirst().said()))
        .startsWith("merged “red/crimson” into “blue”");
  }

  @Test
  void whatLiesBelowCannotComeToLieTooDeep() throws IOException {
    at.close();
    open(TaskKind.HIERARCHICAL);
    LabelId deepest = at.chain("n", LabelScheme.LEVELS);
    at.nest("crimson", "red");

    assertThat(merging.problem(label("red"), deepest))
        .contains(Notice.of("scheme.deep", "red", LabelScheme.LEVELS));
    assertThat(merging.problem(label("blue"), deepest)).isEmpty();
  }
}
