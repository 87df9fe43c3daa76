package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.wording.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangingKindTest {
  @TempDir private Path folder = Path.of("");

  private Optional<Fixture> opened = Optional.empty();

  private Fixture project(TaskKind kind, String... labels) throws IOException {
    Fixture at =
        Fixture.create(folder, kind).labels(labels).texts("one", "two", "three", "four", "five");
    opened = Optional.of(at);
    return at;
  }

  private static ChangingKind changing(Fixture at) {
    return new ChangingKind(at.project, at.labelling);
  }

  private static TaskKind kind(Fixture at) {
    return at.project.settings().get().kind();
  }

  @AfterEach
  void close() throws IOException {
    if (opened.isPresent()) {
      opened.get().close();
    }
  }

  /// One label, several, none, skipped, open.
  private Fixture several() throws IOException {
    Fixture at = project(TaskKind.MULTI_LABEL, "red", "blue", "green");
    at.answer(at.id(0), "red");
    at.answer(at.id(1), "red", "blue");
    at.give(at.id(2), Answer.of(Set.of()));
    at.give(at.id(3), Answer.skipped());
    return at;
  }

  @Test
  void whatTheNewKindDoesNotKnowBecomesOpen() throws IOException {
    Fixture at = several();

    KindPreview preview = changing(at).preview(TaskKind.MULTI_CLASS);
    changing(at).change(TaskKind.MULTI_CLASS);

    assertThat(preview.several()).isOne();
    assertThat(preview.without()).isOne();
    assertThat(preview.kept()).isOne();
    assertThat(preview.open()).containsExactly(at.id(1), at.id(2));
    assertThat(kind(at)).isEqualTo(TaskKind.MULTI_CLASS);
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
    assertThat(at.now(at.id(1))).isEqualTo(Answer.NONE);
    assertThat(at.now(at.id(2))).isEqualTo(Answer.NONE);
    assertThat(at.now(at.id(3))).isEqualTo(Answer.skipped());
    assertThat(at.labelling.next(Optional.empty()).orElseThrow().document().id())
        .isEqualTo(at.id(1));
  }

  @Test
  void oneUndoBringsAllBackAfterARestartToo() throws IOException {
    Fixture at = several();
    changing(at).change(TaskKind.MULTI_CLASS);
    at.reopen();
    assertThat(kind(at)).isEqualTo(TaskKind.MULTI_CLASS);
    assertThat(at.now(at.id(1))).isEqualTo(Answer.NONE);

    at.history.undo();

    assertThat(kind(at)).isEqualTo(TaskKind.MULTI_LABEL);
    assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("red", "blue"));
    assertThat(at.now(at.id(2))).isEqualTo(Answer.of(Set.of()));
    at.reopen();
    assertThat(kind(at)).isEqualTo(TaskKind.MULTI_LABEL);
    at.history.redo();
    assertThat(kind(at)).isEqualTo(TaskKind.MULTI_CLASS);
    assertThat(at.now(at.id(1))).isEqualTo(Answer.NONE);
  }

  @Test
  void aLostProgramLeavesTheWholeStep() throws IOException {
    Fixture at = several();
    changing(at).change(TaskKind.HIERARCHICAL);

    at.loseProgram();

    assertThat(kind(at)).isEqualTo(TaskKind.HIERARCHICAL);
    assertThat(at.now(at.id(1))).isEqualTo(Answer.NONE);
  }

  @Test
  void aTreeBecomesAListAndNamesThatClashBecomePaths() throws IOException {
    Fixture at = project(TaskKind.HIERARCHICAL, "bank", "trip");
    at.scheme.add("fee", Optional.of(at.label("bank")));
    at.scheme.add("fee", Optional.of(at.label("trip")));
    at.scheme.add("visa", Optional.of(at.label("trip")));
    at.answer(at.id(0), "bank/fee");
    at.answer(at.id(1), "trip");

    KindPreview preview = changing(at).preview(TaskKind.MULTI_CLASS);
    changing(at).change(TaskKind.MULTI_CLASS);

    assertThat(preview.open()).isEmpty();
    assertThat(preview.lifted()).hasSize(3);
    assertThat(preview.renamed()).extracting(Label::name).containsExactly("bank/fee", "trip/fee");
    assertThat(at.names()).containsExactly("bank", "bank/fee", "trip", "trip/fee", "visa");
    assertThat(at.project.scheme().get().active()).allMatch(label -> label.parent().isEmpty());
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("bank/fee"));
    assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("trip"));
    at.history.undo();
    assertThat(at.names()).containsExactly("bank", "fee", "trip", "fee", "visa");
    assertThat(kind(at)).isEqualTo(TaskKind.HIERARCHICAL);
  }

  @Test
  void pathsThatWouldBeTooLongForANameAreCutAndTellLabelsApartAllTheSame() throws IOException {
    Fixture at = project(TaskKind.HIERARCHICAL, "a".repeat(150));
    LabelId above = at.label("a".repeat(150));
    for (String name : List.of("b", "c")) {
      at.scheme.add(name.repeat(150), Optional.of(above));
      at.scheme.add("fee", Optional.of(at.label(name.repeat(150))));
      at.scheme.add("tax", Optional.of(at.label(name.repeat(150))));
    }

    changing(at).change(TaskKind.MULTI_CLASS);

    assertThat(at.names())
        .hasSize(7)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(LabelName.flaw(name)).isEmpty());
  }

  @Test
  void aListBecomesATreeAsItIs() throws IOException {
    Fixture at = project(TaskKind.MULTI_CLASS, "red", "blue");
    at.answer(at.id(0), "red");

    changing(at).change(TaskKind.HIERARCHICAL);

    assertThat(kind(at)).isEqualTo(TaskKind.HIERARCHICAL);
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
    assertThat(at.names()).containsExactly("red", "blue");
  }

  @Test
  void namesThatAreTheirPathsGoBackIntoTheTree() throws IOException {
    Fixture at = project(TaskKind.HIERARCHICAL, "bank", "trip");
    at.scheme.add("fee", Optional.of(at.label("bank")));
    at.scheme.add("fee", Optional.of(at.label("trip")));
    at.answer(at.id(0), "bank/fee");
    changing(at).change(TaskKind.MULTI_CLASS);

    KindPreview preview = changing(at).preview(TaskKind.HIERARCHICAL);
    changing(at).change(TaskKind.HIERARCHICAL);

    assertThat(preview.said()).contains(Notice.of("kind.nested", 2, "fee"));
    assertThat(at.names()).containsExactly("bank", "fee", "trip", "fee");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("bank/fee"));
    at.reopen();
    assertThat(at.project.scheme().get().find("trip/fee")).isPresent();
    at.history.undo();
    assertThat(at.names()).containsExactly("bank", "bank/fee", "trip", "trip/fee");
  }

  @Test
  void namesThatDifferInASpaceAfterTheirPathDoNotComeToStandAlike() throws IOException {
    Fixture at = project(TaskKind.MULTI_CLASS, "a", "a/x", "a/ x");

    assertThat(changing(at).problem(TaskKind.HIERARCHICAL))
        .contains(Notice.of("kind.separator", "a/ x", "/"));
  }

  @Test
  void aProjectOfTwoLabelsGetsNoThirdFromAnywhere() throws IOException {
    Fixture at = project(TaskKind.MULTI_CLASS, "red", "blue", "green");
    SchemeVersions versions = new SchemeVersions(at.project, at.labelling);
    History.Step three = versions.list().getFirst();
    LabelId green = at.label("green");
    at.arranging.bin(Set.of(green));
    changing(at).change(TaskKind.BINARY);

    Optional<Notice> full = Optional.of(Notice.of("scheme.two"));
    assertThat(at.scheme.problemOfNew("grey", Optional.empty())).isEqualTo(full);
    assertThat(at.arranging.problemOfRestoring(Set.of(green))).isEqualTo(full);
    assertThat(versions.problem(Fixture.done(versions.asOf(three)))).isEqualTo(full);
    assertThatIllegalArgumentException().isThrownBy(() -> at.arranging.restore(Set.of(green)));

    at.arranging.bin(Set.of(at.label("red")));
    assertThat(at.arranging.problemOfRestoring(Set.of(green))).isEmpty();
    assertThat(at.scheme.problemOfNew("grey", Optional.empty())).isEmpty();
  }

  @Test
  void twoLabelsAreNeededForOneOfTwo() throws IOException {
    Fixture at = project(TaskKind.MULTI_CLASS, "red", "blue", "green");

    assertThat(changing(at).problem(TaskKind.BINARY)).contains(Notice.of("kind.two", 3));
    assertThatIllegalArgumentException().isThrownBy(() -> changing(at).change(TaskKind.BINARY));

    at.arranging.bin(Set.of(at.label("green")));
    assertThat(changing(at).problem(TaskKind.BINARY)).isEmpty();
  }

  @Test
  void aNameThatFilesWouldMisreadIsRefused() throws IOException {
    Fixture at = project(TaskKind.MULTI_CLASS, "in/out", "blue");

    assertThat(changing(at).problem(TaskKind.HIERARCHICAL))
        .contains(Notice.of("kind.separator", "in/out", "/"));
    assertThat(changing(at).problem(TaskKind.MULTI_CLASS)).contains(Notice.of("kind.same"));
  }

  @Test
  void aSettingChangedMeanwhileLeavesTheKind() throws IOException {
    Fixture at = project(TaskKind.MULTI_CLASS, "red", "blue");
    ProjectSettings before = at.project.settings().get();
    changing(at).change(TaskKind.MULTI_LABEL);

    at.project.change(before.withStrategy("margin"));
    at.reopen();

    assertThat(kind(at)).isEqualTo(TaskKind.MULTI_LABEL);
    assertThat(at.project.settings().get().strategy()).isEqualTo("margin");
  }

  private Fixture readable(TaskKind kind) throws IOException {
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 40; i++) {
      String label = i % 2 == 0 ? "red" : "blue";
      rows.append(label).append(" number ").append(i).append('\t').append(label).append('\n');
    }
    Fixture at = Fixture.create(folder, kind);
    opened = Optional.of(at);
    Fixture.done(at.importFile(rows.toString(), Importing.Duplicates.KEEP));
    return at;
  }

  @Test
  void theModelAndTheEvaluationFollow() throws IOException {
    Fixture at = readable(TaskKind.MULTI_LABEL);
    Training training = new Training(at.project);
    training.documentsChanged();
    Evaluating evaluating = new Evaluating(at.project, training);
    Fixture.done(evaluating.run(Evaluation.Method.CROSS_VALIDATION));
    assertThat(training.trained().get().orElseThrow().examples().targets().exclusive()).isFalse();

    changing(at).change(TaskKind.MULTI_CLASS);

    assertThat(training.trained().get().orElseThrow().examples().targets().exclusive()).isTrue();
    assertThat(evaluating.latest().get()).isEmpty();
    assertThat(evaluating.run(Evaluation.Method.CROSS_VALIDATION).state().get()).isNotNull();
    assertThat(evaluating.latest().get().orElseThrow().several()).isEmpty();
  }

  @Test
  void earlierModelsAreMarkedByTheKindTheyLearntFor() throws IOException {
    Fixture at = readable(TaskKind.MULTI_LABEL);
    Training training = new Training(at.project);
    Modelling modelling = new Modelling(at.project, training);
    Evaluating evaluating = new Evaluating(at.project, training);
    training.documentsChanged();
    TrainedModel first = modelling.models().get().getFirst();

    changing(at).change(TaskKind.MULTI_CLASS);

    assertThat(modelling.models().get())
        .extracting(TrainedModel::standing)
        .containsExactly(TrainedModel.Standing.SAME, TrainedModel.Standing.OTHER_KIND);
    assertThat(modelling.use(first).state().get())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Notice.of("models.otherKind")));
    assertThat(training.trained().get().orElseThrow().examples().targets().exclusive()).isTrue();
    Fixture.done(evaluating.run(Evaluation.Method.CROSS_VALIDATION));

    at.history.undo();

    assertThat(evaluating.latest().get()).isEmpty();
    assertThat(modelling.models().get())
        .filteredOn(model -> model.standing() == TrainedModel.Standing.OTHER_KIND)
        .hasSize(1)
        .noneMatch(model -> model.id() == first.id());
    Fixture.done((JobState<?>) modelling.use(first).state().get());
    assertThat(training.trained().get().orElseThrow().scored().probabilities().exclusive())
        .isFalse();
  }

  @Test
  void changesBetweenKindsOfOneLabelLeaveModelsUsable() throws IOException {
    Fixture at = readable(TaskKind.MULTI_CLASS);
    Training training = new Training(at.project);
    Modelling modelling = new Modelling(at.project, training);
    training.documentsChanged();

    changing(at).change(TaskKind.HIERARCHICAL);

    assertThat(modelling.models().get())
        .isNotEmpty()
        .allMatch(model -> model.standing() == TrainedModel.Standing.SAME);
  }
}
