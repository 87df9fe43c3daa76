package marginalia.ui.models;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Lines;

/// What starts work, what is wrong with it, how far it is and how it goes, and what ends it.
final class TrainBar extends VBox {
  TrainBar(Work work, String startKey, Runnable start, Context context) {
    super(6);
    Label complaint = Lines.wrapped();
    complaint.getStyleClass().add("problem");
    complaint.textProperty().bind(work.complaintProperty());
    complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
    Button train = new Button(context.say(startKey));
    train.setId(startKey.replace('.', '-'));
    train.getStyleClass().add("accent");
    train.setMinWidth(Region.USE_PREF_SIZE);
    train.setOnAction(_ -> start.run());
    Button cancel = new Button(context.say("status.cancel"));
    cancel.setId(startKey.replace('.', '-') + "-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(_ -> work.cancel());
    cancel.visibleProperty().bind(work.runningProperty());
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.progressProperty().bind(work.fractionProperty());
    bar.visibleProperty().bind(work.runningProperty());
    HBox go = new HBox(10, train, bar, cancel);
    go.setAlignment(Pos.CENTER_LEFT);
    Label said = Lines.muted();
    said.textProperty().bind(work.saidProperty());
    getChildren().addAll(complaint, go, said);
  }
}
