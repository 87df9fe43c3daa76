package marginalia.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import marginalia.ui.Context;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.Story;
import marginalia.ui.explore.ExploreView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init") // set by part
class WorkbenchStoryTest extends Story {
  private Shell shell;

  WorkbenchStoryTest() {
    super(980, 720);
  }

  @Override
  protected Parent part(Context context) {
    shell = new Shell(workspace, context, SampleWorkspace.CLOCK, new NoWayOut());
    shell.show(Screen.LABEL);
    return shell;
  }

  private static final class NoWayOut implements Shell.Leave {
    @Override
    public void toStart() {}

    @Override
    public void toOther() {}

    @Override
    public void toNew() {}
  }

  /// Waits for the parts of a screen, which come one in a frame and bring others with them.
  @BeforeEach
  void settle() throws Exception {
    for (int depth = 0; depth < 4; depth++) {
      CountDownLatch turn = new CountDownLatch(1);
      Platform.runLater(() -> jobs.inTurn(turn::countDown));
      assertThat(turn.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String shownText() {
    return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> shell.labelling().textProperty().get());
  }

  private int labelled() {
    return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> workspace.project().labelled().get());
  }

  private void waitUntil(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        20,
        java.util.concurrent.TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(5_000, condition));
  }

  @Test
  void anAnnotatorLabelsByKeyFindsALabelByTypingAndTakesItBack() throws Exception {
    waitUntil(() -> workspace.training().trained().get().isPresent());
    int before = labelled();
    String first = shownText();

    press(KeyCode.DIGIT1).release(KeyCode.DIGIT1);
    waitUntil(() -> workspace.project().labelled().get() == before + 1);
    assertThat(shownText()).isNotEqualTo(first);

    press(KeyCode.SLASH).release(KeyCode.SLASH);
    write("safe");
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitUntil(() -> workspace.project().labelled().get() == before + 2);

    press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    waitUntil(() -> workspace.project().labelled().get() == before + 1);
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z)
        .release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
    waitUntil(() -> workspace.project().labelled().get() == before + 2);
    waitUntil(() -> workspace.project().saved().get().all());

    assertThat(lookup("#saved").queryAs(Label.class).getText()).startsWith("saved");
  }

  @Test
  void aDigitTypedIntoTheCommentLabelsNothing() throws Exception {
    int before = labelled();

    press(KeyCode.C).release(KeyCode.C);
    write("1 2 3");

    assertThat(lookup("#comment").queryAs(TextField.class).getText()).isEqualTo("1 2 3");
    assertThat(labelled()).isEqualTo(before);
  }

  @Test
  void anExpertAddsALabelAndItsButtonIsThere() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
    settle();
    clickOn("#new-label").write("Theft");
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitUntil(() -> workspace.project().scheme().get().find("Theft").isPresent());

    assertThat(lookup("#label-tree").<TreeView<?>>query().getRoot().getChildren().size())
        .isEqualTo(11);
    press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
    settle();
    long id = workspace.project().scheme().get().find("Theft").orElseThrow().id().value();
    assertThat(lookup("#label-" + id).tryQuery()).isPresent();
  }

  private void openLabels() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
    settle();
    interact(() -> lookup("#label-tree").query().requestFocus());
    settle();
  }

  private String path(String name) {
    var scheme = workspace.project().scheme().get();
    return scheme.find(name).map(label -> scheme.path(label.id())).orElse("");
  }

  @Test
  void anExpertMovesLabelsByKeysAndTakesItBack() throws Exception {
    openLabels();
    press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.ALT);
    waitUntil(() -> labels().indexOf("Battery and charging") == 1);
    press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);
    waitUntil(() -> path("Battery and charging").equals("Billing/Battery and charging"));
    press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    waitUntil(() -> path("Battery and charging").equals("Battery and charging"));
  }

  /// The line of a label; the tree measures with a hidden one.
  private Node line(String label) {
    return lookup("#label-tree").<TreeView<?>>query().lookupAll(".tree-cell").stream()
        .filter(Node::isVisible)
        .filter(cell ->
            cell.lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label name && name.getText().equals(label)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anExpertChoosesTwoLabelsAndDragsThemBelowAnother() throws Exception {
    openLabels();
    clickOn(line("Repair"));
    press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
    waitUntil(() -> shell.scheme().model().chosenProperty().get().size() == 2);

    drag(line("Repair")).moveTo(line("Billing")).dropTo(line("Billing"));
    waitUntil(() -> path("Repair").equals("Billing/Repair"));

    assertThat(path("App and lock")).isEqualTo("Billing/App and lock");
    press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    waitUntil(() -> path("App and lock").equals("App and lock"));
  }

  @Test
  void anExpertFindsALabelDescribesItAndMergesItByKeyboard() throws Exception {
    openLabels();
    press(KeyCode.SLASH).release(KeyCode.SLASH);
    write("prai");
    waitUntil(() -> shell.scheme().model().shownProperty().get().hits().isPresent());
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitUntil(() ->
        shell
            .scheme()
            .model()
            .selectedProperty()
            .get()
            .filter(l -> l.name().equals("Praise"))
            .isPresent());
    clickOn("#label-include").write("Thanks to a rider");
    interact(() -> lookup("#label-tree").query().requestFocus());
    waitUntil(() ->
        workspace
            .project()
            .scheme()
            .get()
            .find("Praise")
            .orElseThrow()
            .guidance()
            .include()
            .contains("Thanks to a rider"));

    press(KeyCode.CONTROL, KeyCode.M).release(KeyCode.M, KeyCode.CONTROL);
    write("safe");
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitUntil(() -> !labels().contains("Praise"));

    press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    waitUntil(() -> lookup("#timeline-list").tryQuery().isPresent());
    assertThat(lookup("#timeline-list").queryListView().getItems()).isNotEmpty();
    press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    waitUntil(() -> lookup("#timeline-list").tryQuery().isEmpty());
  }

  @Test
  void anAnalystEvaluatesOnTheHeldOutTexts() throws Exception {
    waitUntil(() -> workspace.training().trained().get().isPresent());
    press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
    settle();
    clickOn("#evaluate");
    waitUntil(() -> shell.evaluation().finished());

    assertThat(workspace.evaluating().latest().get().orElseThrow().texts()).isEqualTo(168);
    assertThat(lookup("#label-table").tryQuery()).isPresent();
  }

  @Test
  void theListFindsTextsAndOpensThem() throws Exception {
    press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    settle();
    write("battery");
    var list = lookup("#hits").queryListView();
    waitUntil(() -> !list.getItems().isEmpty() && list.getItems().size() < 400);

    assertThat(list.getItems().size()).isBetween(20, 300);
  }

  @Test
  void aKeyListsTextsLikeTheWordsSelectedInTheTextAndTheyAreOpenedFromThere() throws Exception {
    waitUntil(() -> !workspace.training().ranking().get().candidates().isEmpty());
    Text text = lookup("#text-on-show .text").query();
    Bounds all = text.localToScreen(text.getBoundsInLocal());

    doubleClickOn(all.getMinX() + 6, all.getMinY() + 8);
    press(KeyCode.M).release(KeyCode.M);
    settle();
    var list = lookup("#hits").queryListView();
    waitUntil(() -> !list.getItems().isEmpty() && list.getItems().size() <= 100);

    String word = shownText().split("[^\\p{L}']", 2)[0];
    assertThat(word).isNotEmpty();
    assertThat(lookup("#similar-to").queryAs(Label.class).getText())
        .isEqualTo("Most like “" + word + "”");
    assertThat(lookup("#similar-basis").queryAs(Label.class).getText())
        .startsWith("Compared by words");
    String before = shownText();
    settle();
    press(KeyCode.M).release(KeyCode.M);
    waitUntil(
        () -> !lookup("#similar-to").queryAs(Label.class).getText().contains("“" + word + "”"));
    waitUntil(() -> !lookup("#hits").queryListView().getItems().isEmpty());
    settle();
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitUntil(() -> shell.screen() == Screen.LABEL);
    assertThat(shownText()).isNotEqualTo(before);
  }

  private void explore(ExploreView.Part part) throws Exception {
    waitUntil(() -> workspace.training().trained().get().isPresent());
    interact(() -> {
      shell.show(Screen.EXPLORE);
      shell.explore().show(part);
    });
    settle();
  }

  @Test
  void twoSetsAreComparedAWordIsLeftOutByKeyAndTheGapIsClosed() throws Exception {
    explore(ExploreView.Part.COMPARE);
    clickOn("#compare");
    waitUntil(() -> !shell.explore().compare().closingProperty().get().isEmpty());
    var words = lookup("#terms-second").queryListView();
    assertThat(words.getItems()).isNotEmpty();

    interact(() -> {
      words.requestFocus();
      words.getSelectionModel().select(0);
    });
    press(KeyCode.DELETE).release(KeyCode.DELETE);
    waitUntil(() ->
        lookup("#compare-summary").queryAs(Label.class).getText().contains("With everything: AUC"));
    var first = shell.explore().compare().closingProperty().get().getFirst();
    clickOn("#close-gap");
    waitUntil(() -> shell.screen() == Screen.LABEL);

    assertThat(shownText()).isEqualTo(workspace.project().document(first).orElseThrow().text());
  }

  @Test
  void textsAreFollowedOverTime() throws Exception {
    explore(ExploreView.Part.DRIFT);
    clickOn("#drift");
    waitUntil(() -> !lookup("#periods").queryListView().getItems().isEmpty());

    assertThat(lookup("#drift-summary").queryAs(Label.class).getText())
        .startsWith("Reference: ..2025");
    assertThat(lookup("#rising").queryListView().getItems()).isNotEmpty();
  }
}
