package marginalia;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.session.Workspace;
import marginalia.ui.evaluate.EvaluationView;
import marginalia.ui.scheme.SchemeView;
import marginalia.ui.scheme.SplitViewModel;
import marginalia.ui.shell.Screen;
import marginalia.ui.shell.Shell;

/// The part of the tour that visits a small project whose labels form a tree of three levels, with
/// names in both languages: pictures of what only such a project shows.
final class TreeTour {
  /// What the label is found by: the beginning of its name, the sounds of its name.
  private static final List<Visit> VISITS = List.of(new Visit("en", "wat"), new Visit("zh", "bch"));

  /// How many changes are made to the scheme.
  private static final int CHANGES = 3;

  private final Window window;
  private final Driver driver;
  private final Path folder;
  private final Pictures pictures;

  private record Visit(String language, String typed) {}

  /// Draws what is on show.
  @FunctionalInterface
  interface Pictures {
    void take(String language, String name) throws IOException;
  }

  /// @param folder for the project; made if there is none
  TreeTour(Window window, Driver driver, Path folder, Pictures pictures) {
    this.window = window;
    this.driver = driver;
    this.folder = folder;
    this.pictures = pictures;
  }

  void run() throws IOException {
    Files.createDirectories(folder);
    for (String file : List.of("scheme.json", "texts.tsv")) {
      try (InputStream own =
          Objects.requireNonNull(TreeTour.class.getResourceAsStream("tour/" + file), file)) {
        Files.copy(own, folder.resolve(file));
      }
    }
    Tour.doOnUi(() -> window.open(folder));
    driver.await("the tree's project", () -> window.shell().isPresent());
    Workspace workspace = Driver.onUi(() -> window.workspace().orElseThrow());
    driver.await("its first model", () -> workspace.training().trained().get().isPresent());
    change(workspace);
    Tour.doOnUi(() -> {
      shell().show(Screen.EVALUATE);
      shell().evaluation().run();
    });
    driver.await("the evaluation of the tree", () -> shell().evaluation().finished());
    for (Visit visit : VISITS) {
      Tour.prefer(window, p -> p.withLanguage(visit.language()));
      labels(visit);
      picker(visit);
      evaluation(visit);
      kind(visit, TaskKind.MULTI_CLASS, "9-tree-kind");
    }
    several(workspace);
    for (Visit visit : VISITS) {
      Tour.prefer(window, p -> p.withLanguage(visit.language()));
      kind(visit, TaskKind.MULTI_CLASS, "9-several-kind");
    }
    Tour.doOnUi(window::showStart);
  }

  private Shell shell() {
    return window.shell().orElseThrow();
  }

  private <T extends Node> T find(Class<T> type, String selector) {
    driver.await(selector, () -> window.scene().lookup(selector) != null);
    return type.cast(Driver.onUi(() -> window.scene().lookup(selector)));
  }

  private LabelScheme scheme() {
    return window.workspace().orElseThrow().project().scheme().get();
  }

  private LabelId label(String name) {
    return scheme().find(name).map(Label::id).orElseThrow();
  }

  /// A few changes of the scheme, so that there are versions to be compared.
  private void change(Workspace workspace) {
    Tour.doOnUi(() -> {
      LabelId blades = label("Blades");
      workspace.scheme().add("Hedges", Optional.of(label("Plants")));
      workspace.scheme().rename(blades, "Blades and edges");
      workspace.arranging().move(Set.of(blades), Optional.of(label("Garden")), Optional.empty());
    });
    driver.await("the saving of changes", () -> workspace.project().saved().get().all());
  }

  private void labels(Visit visit) throws IOException {
    Tour.show(window, Screen.SCHEME);
    SchemeView view = Driver.onUi(() -> shell().scheme());
    Tour.doOnUi(() -> view.model().select(Optional.of(label("Watering"))));
    driver.settle();
    pictures.take(visit.language(), "4-tree-label");
    TextInputControl notes = find(TextInputControl.class, "#label-notes");
    Tour.doOnUi(() -> scrolled(notes).setVvalue(1));
    pictures.take(visit.language(), "4-tree-label-below");
    Tour.doOnUi(() -> view.show(SchemeView.Part.SPLIT));
    driver.settle();
    SplitViewModel split = view.model().split();
    Tour.thinkOfSplitting(split, driver, 2);
    pictures.take(visit.language(), "4-tree-split");
    Tour.doOnUi(() -> {
      split.cancel();
      view.show(SchemeView.Part.VERSIONS);
    });
    ListView<?> versions = find(ListView.class, "#versions");
    driver.await("versions", () -> versions.getItems().size() > 1);
    Tour.doOnUi(
        () -> versions.getSelectionModel().selectIndices(0, versions.getItems().size() - 1));
    VBox differences = find(VBox.class, "#version-differences");
    driver.await("differences", () -> differences.getChildren().size() > CHANGES);
    pictures.take(visit.language(), "4-tree-versions");
    Tour.doOnUi(() -> {
      view.show(SchemeView.Part.LABEL);
      view.model().files().readScheme(folder.resolve("scheme.json"));
    });
    driver.await(
        "what the file changes", () -> !view.model().files().linesProperty().get().isEmpty());
    pictures.take(visit.language(), "4-tree-file");
    Tour.doOnUi(view.model().files()::close);
  }

  private static ScrollPane scrolled(Node node) {
    return node instanceof ScrollPane pane
        ? pane
        : scrolled(Objects.requireNonNull(node.getParent(), "what scrolls"));
  }

  private void picker(Visit visit) throws IOException {
    Tour.show(window, Screen.LABEL);
    driver.settle();
    driver.press(KeyCode.SLASH, "/");
    pictures.take(visit.language(), "2-tree-picker");
    TextInputControl field = find(TextInputControl.class, "#pick-label");
    Tour.doOnUi(() -> field.setText(visit.typed()));
    pictures.take(visit.language(), "2-tree-picker-typed");
    Tour.doOnUi(field::clear);
  }

  private void evaluation(Visit visit) throws IOException {
    Tour.show(window, Screen.EVALUATE);
    driver.settle();
    Tour.doOnUi(() -> shell().evaluation().show(EvaluationView.Part.TREE));
    driver.settle();
    pictures.take(visit.language(), "5-tree");
  }

  private void kind(Visit visit, TaskKind to, String name) throws IOException {
    Tour.show(window, Screen.SETTINGS);
    driver.settle();
    @SuppressWarnings("unchecked")
    ChoiceBox<TaskKind> kind = find(ChoiceBox.class, "#project-kind");
    Tour.doOnUi(() -> kind.setValue(to));
    driver.settle();
    pictures.take(visit.language(), name);
  }

  /// Lets texts carry several labels and gives some of them two, which only some kinds know.
  private void several(Workspace workspace) {
    Tour.doOnUi(() -> workspace.changingKind().change(TaskKind.MULTI_LABEL));
    driver.await(
        "the other kind",
        () -> workspace.project().settings().get().kind() == TaskKind.MULTI_LABEL);
    Tour.doOnUi(() ->
        workspace
            .labelling()
            .answerAll(
                workspace.splitting().texts(label("Watering")),
                Set.of(label("Watering"), label("Pests"))));
    driver.await("two labels", () -> workspace.project().saved().get().all());
  }
}
