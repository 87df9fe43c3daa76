package marginalia.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Lines;
import marginalia.ui.shell.TimelineViewModel.Line;

/// The list of steps over the right part of a screen: Up and Down choose, Enter or a double click
/// returns to that point, Esc leaves.
final class TimelinePart extends VBox {
  private static final double WIDTH = 340;

  /// Of what was different then so many sentences are shown.
  private static final int MOST_SAID = 8;

  private final TimelineViewModel model;
  private final ListView<Line> list = new ListView<>();
  private final Runnable closed;

  /// @param closed runs when it is to be taken away
  TimelinePart(TimelineViewModel model, Context context, Runnable closed) {
    super(8);
    this.model = model;
    this.closed = closed;
    getStyleClass().add("timeline");
    setId("timeline-part");
    setMaxWidth(WIDTH);
    StackPane.setAlignment(this, Pos.CENTER_RIGHT);
    Label title = new Label(context.say("command.timeline"));
    title.getStyleClass().add("field-title");
    Label hint = new Label(context.say("timeline.hint"));
    hint.getStyleClass().add("text-muted");
    hint.setWrapText(true);
    hint.setMinHeight(Label.USE_PREF_SIZE);
    list.setId("timeline-list");
    list.setPlaceholder(new Label(context.say("timeline.empty")));
    list.setCellFactory(_ -> new Step());
    list.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        take();
      }
    });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox preview = new VBox(2);
    preview.setId("timeline-preview");
    model
        .previewProperty()
        .subscribe(lines ->
            preview
                .getChildren()
                .setAll(lines.stream().limit(MOST_SAID).map(TimelinePart::said).toList()));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(line -> {
          if (line != null) {
            model.look(line);
            if (list.getSelectionModel().getSelectedIndex() == list.getItems().size() - 1) {
              context.inTurn(model::more);
            }
          }
        });
    getChildren().addAll(title, hint, list, preview);
    model.linesProperty().subscribe(lines -> list.getItems().setAll(lines));
    model.hereProperty().subscribe(here -> here.ifPresent(this::mark));
  }

  private static Label said(String words) {
    Label line = Lines.muted();
    line.setText(words);
    return line;
  }

  private void mark(Line here) {
    list.getSelectionModel().select(here);
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
  }

  /// Reads the steps and takes the keyboard.
  void begin() {
    model.begin();
    list.requestFocus();
  }

  /// Nobody looks any more.
  void end() {
    model.end();
  }

  /// Whether keys are meant for the list.
  boolean hasKeyboard() {
    return list.isFocused();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      take();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      closed.run();
      event.consume();
    }
  }

  private void take() {
    Line line = list.getSelectionModel().getSelectedItem();
    if (line != null) {
      model.returnTo(line);
    }
  }

  private static final class Step extends ListCell<Line> {
    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      Label said = new Label(line.said());
      said.setWrapText(true);
      said.setMaxWidth(WIDTH - 64);
      said.setMinHeight(Label.USE_PREF_SIZE);
      said.getStyleClass()
          .add(
              switch (line.state()) {
                case UNDONE -> "timeline-undone";
                case HERE -> "timeline-here";
                case DONE -> "timeline-done";
              });
      Label by = new Label(line.by());
      by.getStyleClass().add("text-muted");
      setGraphic(new VBox(2, said, by));
    }
  }
}
