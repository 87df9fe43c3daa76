package marginalia.ui.scheme;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Lines;
import org.kordamp.ikonli.Ikon;

/// Where a change is thought over: what would happen is said, Enter does it, Esc leaves all as it
/// is.
class PonderPart extends VBox {
  private final Pondered model;
  private final Button confirm;
  private final Runnable closed;

  /// @param name begins the keys of its words and the names of its parts
  /// @param closed runs when the keyboard is given back
  PonderPart(Pondered model, Context context, String name, Ikon icon, Runnable closed) {
    super(8);
    this.model = model;
    this.closed = closed;
    getStyleClass().add("merge-part");
    setId(name);
    Label title = new Label();
    title.getStyleClass().add("field-title");
    title.setWrapText(true);
    title.textProperty().bind(model.titleProperty());
    VBox consequences = new VBox(4);
    consequences.setId(name + "-consequences");
    model
        .consequencesProperty()
        .subscribe(lines ->
            consequences.getChildren().setAll(lines.stream().map(Lines::wrapped).toList()));
    confirm = Icons.button(icon, context.say(name + ".do"), "accent", this::confirm);
    confirm.setId(name + "-do");
    confirm.disableProperty().bind(model.readyProperty().not());
    Button cancel = new Button(context.say(name + ".cancel"));
    cancel.setId(name + "-cancel");
    cancel.setOnAction(_ -> cancel());
    getChildren().addAll(title, consequences, new HBox(8, confirm, cancel));
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(model.openProperty());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Leads the keyboard here, if there is something to think over.
  void ask() {
    if (model.openProperty().get()) {
      confirm.requestFocus();
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> confirm();
      case ESCAPE -> cancel();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void confirm() {
    if (model.readyProperty().get()) {
      model.confirm();
      closed.run();
    }
  }

  /// Leaves everything as it is.
  void cancel() {
    model.cancel();
    closed.run();
  }
}
