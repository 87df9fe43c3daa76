package marginalia.ui.scheme;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Hints;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Lines;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Where files of labels are thought over: what one would change is listed, a button does it, Esc
/// leaves all as it is. [#menu(String)] leads here.
final class SchemeFilesPart extends VBox {
  private static final double ROW_HEIGHT = 26;
  private static final int ROWS = 8;

  private final SchemeFilesViewModel model;
  private final Context context;

  SchemeFilesPart(SchemeFilesViewModel model, Context context) {
    super(8);
    this.model = model;
    this.context = context;
    getStyleClass().add("merge-part");
    setId("scheme-files");
    Label title = Lines.wrapped();
    title.getStyleClass().add("field-title");
    title.textProperty().bind(model.titleProperty());
    Label said = sentence(Lines.wrapped(), "scheme-files-said");
    said.textProperty().bind(model.saidProperty());
    Label problem = sentence(Lines.wrapped(), "scheme-files-problem");
    problem.getStyleClass().add("problem");
    problem.textProperty().bind(model.problemProperty());
    getChildren().addAll(title, said, lines(), problem, buttons());
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(model.openProperty());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            model.close();
            event.consume();
          }
        });
  }

  private static Label sentence(Label label, String id) {
    label.setId(id);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  private Node lines() {
    ListView<String> lines = new ListView<>();
    lines.setId("scheme-files-lines");
    lines.setFixedCellSize(ROW_HEIGHT);
    model
        .linesProperty()
        .subscribe(now -> {
          lines.setItems(FXCollections.observableList(now));
          lines.setManaged(!now.isEmpty());
          lines.setVisible(!now.isEmpty());
          double height = 2 + ROW_HEIGHT * Math.min(ROWS, now.size());
          lines.setMinHeight(height);
          lines.setPrefHeight(height);
        });
    return lines;
  }

  private Node buttons() {
    Button apply = new Button(context.say("scheme.files.do"));
    apply.setId("scheme-files-do");
    apply.getStyleClass().add("accent");
    apply.setOnAction(_ -> model.confirm());
    apply.visibleProperty().bind(model.readyProperty());
    apply.managedProperty().bind(model.readyProperty());
    Button close = new Button(context.say("scheme.files.close"));
    close.setId("scheme-files-close");
    close.setOnAction(_ -> model.close());
    return new HBox(8, apply, close);
  }

  /// What leads here.
  ///
  /// @param project proposes the name of a file
  MenuButton menu(String project) {
    MenuButton menu = new MenuButton(null, Icons.of(MaterialDesignF.FILE_SWAP_OUTLINE));
    menu.setId("scheme-files-menu");
    menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    menu.setFocusTraversable(false);
    menu.setAccessibleText(context.say("scheme.files"));
    Hints.on(menu, context.say("scheme.files"));
    for (String ending : List.of("json", "csv", "rdf")) {
      String words = context.say("scheme.files.export." + ending);
      menu.getItems()
          .add(
              item(
                  words,
                  "scheme-export-" + ending,
                  () ->
                      context
                          .dialogs()
                          .save(words, project + "-labels." + ending)
                          .ifPresent(model::export)));
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            reading(
                "import",
                model::readScheme,
                "*.json",
                "*.csv",
                "*.tsv",
                "*.rdf",
                "*.xml",
                "*.skos"),
            reading("map", model::readMapping, "*.csv", "*.tsv"));
    return menu;
  }

  private MenuItem reading(String name, Consumer<Path> read, String... endings) {
    String words = context.say("scheme.files." + name);
    return item(
        words, "scheme-" + name, () -> context.dialogs().open(words, endings).ifPresent(read));
  }

  private static MenuItem item(String words, String id, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
