package marginalia.ui.scheme;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.FindLabelField;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Lines;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Where a merge is thought over: the other label is found by typing, what would happen is said,
/// Enter does it, Esc leaves all as it is.
final class MergePart extends VBox {
  private final MergeViewModel model;
  private final FindLabelField field;
  private final Button confirm;
  private final Runnable closed;

  /// @param closed runs when the keyboard is given back
  MergePart(MergeViewModel model, Context context, Runnable closed) {
    super(8);
    this.model = model;
    this.closed = closed;
    getStyleClass().add("merge-part");
    setId("merge");
    Label title = new Label();
    title.getStyleClass().add("field-title");
    title.setWrapText(true);
    title.textProperty().bind(model.titleProperty());
    field = new FindLabelField(model.others(), context, List::of, model::choose, this::leftField);
    field.setId("merge-into");
    field.setPromptText(context.say("merge.find"));
    VBox consequences = new VBox(4);
    consequences.setId("merge-consequences");
    model
        .consequencesProperty()
        .subscribe(lines ->
            consequences.getChildren().setAll(lines.stream().map(Lines::wrapped).toList()));
    confirm =
        Icons.button(MaterialDesignC.CALL_MERGE, context.say("merge.do"), "accent", this::confirm);
    confirm.setId("merge-do");
    confirm.disableProperty().bind(model.readyProperty().not());
    Button cancel = new Button(context.say("merge.cancel"));
    cancel.setId("merge-cancel");
    cancel.setOnAction(_ -> cancel());
    getChildren().addAll(title, field, consequences, new HBox(8, confirm, cancel));
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(model.openProperty());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Leads the keyboard to where the other label is found.
  void ask() {
    if (model.openProperty().get()) {
      field.requestFocus();
    }
  }

  private void leftField() {
    if (model.readyProperty().get()) {
      confirm.requestFocus();
    } else {
      cancel();
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

  private void cancel() {
    model.cancel();
    closed.run();
  }
}
