package marginalia.ui.scheme;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Lines;
import marginalia.ui.control.Swatch;
import marginalia.ui.control.TwoLineCell;
import marginalia.ui.scheme.VersionsViewModel.Line;
import marginalia.ui.scheme.VersionsViewModel.Then;

/// The versions of the scheme, newest first. One that is selected is shown as it was; of two the
/// differences are told.
final class VersionsPart extends BorderPane {
  private static final double SAID_HEIGHT = 110;
  private static final double INDENT = 18;
  private static final double LABEL_HEIGHT = 30;

  private final VersionsViewModel model;
  private final Context context;
  private final ListView<Line> versions = new ListView<>();

  VersionsPart(VersionsViewModel model, Context context) {
    this.model = model;
    this.context = context;
    getStyleClass().add("explore-part");
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            model.hidden();
          } else {
            model.shown();
          }
        });
    Label about = Lines.muted();
    about.setText(context.say("version.about"));
    setTop(about);
    context.inTurn(() -> setCenter(lists()));
    context.inTurn(() -> setBottom(foot()));
  }

  private Node lists() {
    versions.setId("versions");
    versions.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    versions.setPlaceholder(new Label(context.say("version.none")));
    versions.setCellFactory(_ -> new TwoLineCell<>(Line::said, Line::by));
    versions
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<Line>) _ -> selected());
    model
        .linesProperty()
        .subscribe(lines -> {
          versions.setItems(FXCollections.observableList(lines));
          versions.getSelectionModel().selectFirst();
        });
    Label said = Lines.wrapped();
    said.getStyleClass().add("field-title");
    said.textProperty().bind(model.saidProperty());
    ListView<Then> labels = new ListView<>();
    labels.setId("version-labels");
    labels.setFixedCellSize(LABEL_HEIGHT);
    labels.setCellFactory(_ -> new ThenCell());
    model.labelsProperty().subscribe(then -> labels.setItems(FXCollections.observableList(then)));
    VBox.setVgrow(versions, Priority.ALWAYS);
    VBox.setVgrow(labels, Priority.ALWAYS);
    VBox lists = new VBox(8, versions, said, labels);
    lists.getStyleClass().add("split-lists");
    return lists;
  }

  private void selected() {
    List<Line> chosen =
        versions.getSelectionModel().getSelectedItems().stream()
            .filter(java.util.Objects::nonNull)
            .toList();
    if (chosen.size() == 1) {
      model.look(chosen.getFirst());
    } else if (chosen.size() > 1) {
      model.compare(chosen.getFirst(), chosen.getLast());
    }
  }

  private Node foot() {
    VBox differences = new VBox(2);
    differences.setId("version-differences");
    model
        .differencesProperty()
        .subscribe(
            lines -> differences.getChildren().setAll(lines.stream().map(Lines::wrapped).toList()));
    ScrollPane scroll = new ScrollPane(differences);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(SAID_HEIGHT);
    scroll.setPrefHeight(SAID_HEIGHT);
    Button restore = new Button(context.say("version.restore"));
    restore.setId("version-restore");
    restore.setMinWidth(Region.USE_PREF_SIZE);
    restore.setOnAction(_ -> model.restore());
    restore
        .disableProperty()
        .bind(
            javafx.beans.binding.Bindings.size(versions.getSelectionModel().getSelectedItems())
                .isNotEqualTo(1));
    return new VBox(8, scroll, restore);
  }

  private static final class ThenCell extends ListCell<Then> {
    @Override
    protected void updateItem(Then then, boolean empty) {
      super.updateItem(then, empty);
      setGraphic(null);
      if (!empty && then != null) {
        Label name = new Label(then.name());
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label answers = new Label(Integer.toString(then.answers()));
        answers.getStyleClass().add("text-muted");
        HBox box = new HBox(8, new Swatch(then.colour()), name, answers);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(0, 0, 0, INDENT * then.depth()));
        setGraphic(box);
      }
    }
  }
}
