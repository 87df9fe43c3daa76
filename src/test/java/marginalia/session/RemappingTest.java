package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.wording.Notice;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemappingTest {
  @TempDir Path folder;

  private Fixture at;
  private Remapping remapping;

  @BeforeEach
  void create() throws IOException {
    at =
        Fixture.create(folder, TaskKind.MULTI_LABEL)
            .labels("red", "crimson", "blue", "green", "odd")
            .texts("a", "b", "c", "d");
    at.answer(at.id(0), "red", "crimson");
    at.answer(at.id(1), "crimson");
    at.answer(at.id(2), "blue", "green");
    at.answer(at.id(3), "odd");
    remapping = new Remapping(at.project, at.labelling);
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private RemappingPlan plan(String rows) throws IOException {
    return remapping.plan(Files.writeString(folder.resolve("m.csv"), "old,new\n" + rows));
  }

  @Test
  void labelsAreRenamedMergedAndRetiredInOneStep() throws IOException {
    RemappingPlan plan = plan("crimson,red\nblue,cold\ngreen,cold\nodd,\n");

    remapping.apply(plan);

    assertThat(plan.conflicts()).isEmpty();
    assertThat(plan.answers()).isEqualTo(5);
    assertThat(at.names()).containsExactly("red", "cold");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
    assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("red"));
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("cold"));
    at.reopen();
    assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("red"));
    at.history.undo();
    assertThat(at.names()).containsExactly("red", "crimson", "blue", "green", "odd");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red", "crimson"));
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("blue", "green"));
    at.history.redo();
    at.reopen();
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("cold"));
  }

  @Test
  void aNameThatSeveralLabelsHaveIsAConflictAndANewNameMeansTheLabelBesideIt() throws IOException {
    at.nest("crimson", "red");
    at.nest("blue", "green");
    at.scheme.rename(at.label("crimson"), "k");
    at.scheme.rename(at.label("blue"), "k");

    assertThat(plan("k,odd\n").conflicts()).hasSize(1);
    RemappingPlan alike = plan("red/k,a\ngreen/k,a\n");
    assertThat(alike.conflicts()).isEmpty();
    remapping.apply(alike);
    assertThat(at.project.scheme().get().find("red/a")).isPresent();
    assertThat(at.project.scheme().get().find("green/a")).isPresent();
    assertThat(at.project.scheme().get().find("a")).isEmpty();
  }

  @Test
  void aTextWithTwoLabelsThatJoinAThirdKeepsOneThroughUndoAndRedo() throws IOException {
    remapping.apply(plan("blue,red\ngreen,red\n"));

    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("red"));
    at.history.undo();
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("blue", "green"));
    at.history.redo();
    at.reopen();
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("red"));
  }

  @Test
  void namesAreSwapped() throws IOException {
    remapping.apply(plan("red,blue\nblue,red\n"));

    assertThat(at.names()).containsExactly("blue", "crimson", "red", "green", "odd");
  }

  @Test
  void conflictsAreNamedByLineAndNothingIsDone() throws IOException {
    RemappingPlan plan = plan("pink,red\nodd,\ngreen,odd\nred,a|b\n");

    assertThat(plan.conflicts().stream().map(Wording.in(Locale.ENGLISH)::say))
        .anyMatch(said -> said.contains("line 2: there is no label “pink”"))
        .anyMatch(said -> said.contains("line 4: “odd” is to go by line 3"))
        .anyMatch(said -> said.contains("line 5: A name cannot hold |"))
        .hasSize(3);
    assertThat(at.names()).contains("odd", "green", "red");
  }

  /// A tree of home, below it red and crimson, and of shop, below it blue.
  private void tree() throws IOException {
    at.close();
    at =
        Fixture.create(Files.createDirectory(folder.resolve("tree")), TaskKind.HIERARCHICAL)
            .labels("home", "shop", "red", "crimson", "blue")
            .texts("a", "b", "c", "d");
    at.nest("red", "home");
    at.nest("crimson", "home");
    at.nest("blue", "shop");
    at.answer(at.id(0), "home");
    at.answer(at.id(1), "red");
    at.answer(at.id(2), "crimson");
    at.answer(at.id(3), "blue");
    remapping = new Remapping(at.project, at.labelling);
  }

  private List<String> paths() {
    LabelScheme scheme = at.project.scheme().get();
    return scheme.active().stream().map(label -> scheme.path(label.id())).toList();
  }

  private List<String> said(List<Notice> notices) {
    return notices.stream().map(Wording.in(Locale.ENGLISH)::say).toList();
  }

  @Test
  void aPathRenamesALabelBelowItsParentAndFollowsTheNewNameOfThatParent() throws IOException {
    tree();

    remapping.apply(plan("home,house\nhome/red,house/scarlet\nshop/blue,shop/navy\n"));

    assertThat(paths())
        .containsExactly("house", "house/scarlet", "house/crimson", "shop", "shop/navy");
  }

  @Test
  void aPathBelowAnotherLabelMovesAndOneThatIsThereIsJoined() throws IOException {
    tree();

    RemappingPlan plan = plan("home/red,shop/red\nhome/crimson,shop/blue\nhome,\n");
    remapping.apply(plan);

    assertThat(said(plan.steps().stream().map(RemappingPlan.Step::said).toList()))
        .containsExactly(
            "Line 2: “home/red” goes below “shop” as “red”, 1 answer.",
            "Line 3: “home/crimson” joins “shop/blue”, 1 answer.",
            "Line 4: “home” goes to the bin, 1 answer.");
    assertThat(paths()).containsExactly("shop", "shop/blue", "shop/red");
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("blue"));
    at.history.undo();
    at.reopen();
    assertThat(paths()).containsExactly("home", "home/red", "home/crimson", "shop", "shop/blue");
    assertThat(at.now(at.id(2))).isEqualTo(at.answerOf("crimson"));
  }

  @Test
  void aBranchThatGoesCountsTheTextsBelowItThatGoWithIt() throws IOException {
    tree();

    assertThat(plan("home,\n").answers()).isEqualTo(3);
    assertThat(plan("home,\nhome/red,/red\n").steps().getFirst().answers()).isEqualTo(2);
  }

  @Test
  void aPathWithoutAParentACircleAndWhatStaysBelowALabelThatGoesAreConflicts() throws IOException {
    tree();

    assertThat(said(plan("home/red,attic/red\n").conflicts()))
        .singleElement()
        .asString()
        .contains("there is no label above “attic/red”");
    assertThat(said(plan("home,shop/home\nshop,home/shop\n").conflicts()))
        .hasSize(2)
        .allMatch(said -> said.contains("below itself"));
    assertThat(said(plan("home,\nhome/red,home/rose\n").conflicts()))
        .singleElement()
        .asString()
        .contains("line 3: “home” is to go by line 2");
    assertThat(paths()).hasSize(5);
  }

  @Test
  void aSwapTakesWhatLiesBelowWithItAndPathsAreThoseOfTheNewVersion() throws IOException {
    tree();

    remapping.apply(plan("home,shop\nshop,home\nhome/red,shop/blue\n"));

    assertThat(paths()).containsExactly("shop", "shop/blue", "shop/crimson", "home", "home/blue");
    assertThat(at.now(at.id(1)).labels()).containsExactly(at.label("shop/blue"));
    assertThat(at.now(at.id(3)).labels()).containsExactly(at.label("home/blue"));
  }

  @Test
  void branchesThatJoinTakeTheirLabelsAlongByName() throws IOException {
    tree();
    at.scheme.add("red", Optional.of(at.label("shop")));
    LabelId red = at.label("shop/red");

    remapping.apply(plan("home,shop\nhome/red,shop/red\n"));

    assertThat(paths()).containsExactly("shop", "shop/blue", "shop/red", "shop/crimson");
    assertThat(at.now(at.id(1)).labels()).containsExactly(red);
  }

  @Test
  void aChildThatLeavesFirstTakesItsOwnAlong() throws IOException {
    tree();
    at.nest("home/crimson", "home/red");

    RemappingPlan plan = plan("home,\nhome/red,/red\nshop,red/shop\n");

    assertThat(plan.conflicts()).isEmpty();
    assertThat(plan.steps().getFirst().answers()).isEqualTo(1);
    remapping.apply(plan);
    assertThat(paths()).containsExactly("red", "red/crimson", "red/shop", "red/shop/blue");
  }

  @Test
  void aLabelCannotJoinOneThatComesBelowIt() throws IOException {
    tree();

    assertThat(said(plan("shop,home/red/shop\nhome,home/red/shop\n").conflicts()))
        .anyMatch(said -> said.contains("line 3") && said.contains("cannot be merged"));
  }
}
