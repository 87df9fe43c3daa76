package marginalia;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import marginalia.corpus.Label;
import marginalia.corpus.LabelScheme;
import marginalia.session.Workspace;
import marginalia.ui.scheme.SchemeViewModel;
import marginalia.ui.shell.Screen;

/// Opens the Labels screen of a project and does there what experts do, to see how long each thing
/// takes with as many labels as the project has.
final class SchemeMeasures {
  private static final int STEPS = 150;

  private final Window window;
  private final Driver driver;
  private final Workspace workspace;
  private final Consumer<String> say;

  SchemeMeasures(Window window, Driver driver, Workspace workspace, Consumer<String> say) {
    this.window = window;
    this.driver = driver;
    this.workspace = workspace;
    this.say = say;
  }

  void run() {
    int labels = scheme().active().size();
    for (String time : List.of("first", "second")) {
      step(
          "Labels screen of " + labels + " labels, " + time + " time",
          () -> window.shell().orElseThrow().show(Screen.SCHEME),
          this::isTreeFilled);
      driver.settle();
      timed("other screen", () -> window.shell().orElseThrow().show(Screen.LABEL));
    }
    onUi(() -> window.shell().orElseThrow().show(Screen.SCHEME));
    driver.settle();
    scroll();
    edit();
    search("label 77");
    search("");
    driver.settle();
    texts();
  }

  /// The lists of labels beside the texts.
  private void texts() {
    step(
        "Texts screen",
        () -> window.shell().orElseThrow().show(Screen.TEXTS),
        () -> window.scene().lookup("#bulk") != null);
    driver.settle();
    step(
        "list of labels opened",
        () -> ((Button) window.scene().lookup("#bulk")).fire(),
        () -> !found().isEmpty());
    step(
        "label searched for in it",
        () -> opened(TextField.class, "#find-in-labels").setText("label 77"),
        () -> !found().isEmpty() && found().size() < scheme().active().size());
    onUi(() -> opened(TextField.class, "#find-in-labels").getScene().getWindow().hide());
    driver.settle();
  }

  private List<?> found() {
    return opened(ListView.class, "#labels-found").getItems();
  }

  /// Something in the window that was opened last.
  private static <T extends Node> T opened(Class<T> type, String selector) {
    Scene scene = javafx.stage.Window.getWindows().getLast().getScene();
    return type.cast(Objects.requireNonNull(scene.lookup(selector), selector));
  }

  private SchemeViewModel model() {
    return window.shell().orElseThrow().scheme().model();
  }

  private LabelScheme scheme() {
    return workspace.project().scheme().get();
  }

  private TreeView<?> tree() {
    return (TreeView<?>) window.scene().lookup("#label-tree");
  }

  private boolean isTreeFilled() {
    return tree() != null && tree().lookup(".tree-cell:filled") != null;
  }

  private void edit() {
    Label inner = scheme().active().get(scheme().active().size() / 2);
    onUi(() -> model().select(Optional.of(inner.id())));
    driver.settle();
    LabelScheme[] before = {scheme()};
    BooleanSupplier changed =
        () -> {
          boolean now = !scheme().equals(before[0]);
          before[0] = now ? scheme() : before[0];
          return now;
        };
    step("rename", () -> model().editor().rename(inner, inner.name() + "'"), changed);
    step("move down", () -> model().moves().down(), changed);
    step("one level up", () -> model().moves().outdent(), changed);
    step("undo", workspace.history()::undo, changed);
    step("redo", workspace.history()::redo, changed);
    timed("choose all", () -> tree().getSelectionModel().selectAll());
    Set<?> all = model().chosenProperty().get();
    step(
        "another colour for " + all.size(),
        () -> model().editor().recolour(model().chosenProperty().get(), "#123456"),
        changed);
    step("undo of that", workspace.history()::undo, changed);
  }

  private void search(String words) {
    SchemeViewModel.Shown before = model().shownProperty().get();
    step(
        words.isEmpty() ? "end of the search" : "search for " + words,
        () -> ((TextField) window.scene().lookup("#search-labels")).setText(words),
        () -> !model().shownProperty().get().equals(before));
  }

  private void scroll() {
    onUi(() -> openAll(tree().getRoot()));
    driver.settle();
    int rows = Driver.onUi(() -> tree().getExpandedItemCount());
    for (int jump : List.of(3, rows / STEPS)) {
      Latencies layouts = new Latencies();
      driver.watch().step("scrolling by " + jump + " lines");
      for (int i = 0; i < STEPS; i++) {
        int row = i * jump;
        layouts.add(driver.layOut(() -> tree().scrollTo(row)));
      }
      say.accept("scrolling " + rows + " lines by " + jump + ": laid out " + layouts.summary());
    }
    Latencies keys = new Latencies();
    onUi(() -> tree().requestFocus());
    for (int i = 0; i < STEPS; i++) {
      keys.add(driver.pressAndLayOut(KeyCode.UP, "", Frames::pressed));
    }
    say.accept("arrow key in the tree: laid out " + keys.summary());
  }

  private static void openAll(javafx.scene.control.TreeItem<?> item) {
    item.setExpanded(true);
    item.getChildren().forEach(SchemeMeasures::openAll);
  }

  private void timed(String name, Runnable work) {
    step(name, work, () -> true);
  }

  /// Does `work` and reports the time until `done` holds and the window is laid out for it.
  private void step(String name, Runnable work, BooleanSupplier done) {
    driver.watch().step(name);
    CountDownLatch laidOut = new CountDownLatch(1);
    long[] times = new long[2];
    Platform.runLater(() -> {
      times[0] = System.nanoTime();
      work.run();
      window
          .scene()
          .addPostLayoutPulseListener(
              new Runnable() {
                @Override
                public void run() {
                  if (done.getAsBoolean()) {
                    times[1] = System.nanoTime();
                    window.scene().removePostLayoutPulseListener(this);
                    laidOut.countDown();
                  } else {
                    Platform.requestNextPulse();
                  }
                }
              });
      Platform.requestNextPulse();
    });
    Driver.await(laidOut);
    say.accept(String.format(Locale.ROOT, "%-52s %8.1f ms", name, (times[1] - times[0]) / 1e6));
    driver.settle();
  }

  private static void onUi(Runnable work) {
    boolean _ =
        Driver.onUi(() -> {
          work.run();
          return true;
        });
  }
}
