package marginalia.ui.explore;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentFilter;
import marginalia.query.LeftOut.Trait;
import marginalia.session.Preferences;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.LabelFilter;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.explore.CompareViewModel.Side;

/// Two sets of texts, how well they are told apart, and by what.
final class ComparePart extends BorderPane {
  private final CompareViewModel model;
  private final Workspace workspace;
  private final Context context;

  ComparePart(CompareViewModel model, Workspace workspace, Context context, OpenTexts open) {
    this.model = model;
    this.workspace = workspace;
    this.context = context;
    getStyleClass().add("explore-part");
    setTop(new VBox(8, side(Side.FIRST), side(Side.SECOND), start()));
    context.inTurn(() -> setCenter(found()));
    setBottom(foot(open));
  }

  private Node side(Side side) {
    String name = side.name().toLowerCase(Locale.ROOT);
    Label title = new Label(context.say("compare.side." + name));
    title.getStyleClass().addAll("side-title", "compare-" + name);
    title.setMinWidth(84);
    ChoiceBox<DocumentFilter.State> states =
        Choices.of(
            List.of(DocumentFilter.State.values()),
            state -> context.say("texts.state." + state.name().toLowerCase(Locale.ROOT)),
            model.filter(side).state(),
            state -> model.change(side, f -> f.withState(state)));
    states.setId("state-" + name);
    TextField words = new TextField();
    words.setPromptText(context.say("compare.words.prompt"));
    words.setPrefColumnCount(12);
    words.setId("words-" + name);
    words.textProperty().subscribe(said -> model.change(side, f -> f.withWords(said)));
    TextField dates = new TextField();
    dates.setPromptText(context.say("compare.dates.prompt"));
    dates.setPrefColumnCount(12);
    dates.setId("dates-" + name);
    dates.setOnAction(_ -> model.compare());
    words.setOnAction(_ -> model.compare());
    dates
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused && dates.getScene() != null) {
            model.changeDates(side, dates.getText());
          }
        });
    FlowPane row = new FlowPane(8, 6, title, states, labels(side), words, dates);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node labels(Side side) {
    return new LabelFilter(
            workspace.project().scheme(),
            context,
            context.say("texts.label"),
            label -> model.change(side, f -> f.withLabel(label)))
        .button();
  }

  private Node start() {
    Button compare = new Button(context.say("compare.start"));
    compare.setId("compare");
    compare.getStyleClass().add("accent");
    compare.setOnAction(_ -> model.compare());
    Button cancel = new Button(context.say("compare.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    cancel.disableProperty().bind(model.runningProperty().not());
    FlowPane row = new FlowPane(10, 6, compare, cancel, new Label(context.say("compare.without")));
    for (Trait trait : Trait.values()) {
      CheckBox box = new CheckBox(context.say("compare.trait." + trait.name()));
      box.setId("without-" + trait.name().toLowerCase(Locale.ROOT));
      box.setOnAction(_ -> model.leaveOut(trait));
      row.getChildren().add(box);
      model.leftOutProperty().subscribe(() -> box.setSelected(model.leavesOut(trait)));
    }
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node found() {
    Label summary = new Label();
    summary.setId("compare-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.textProperty().bind(model.summaryProperty());
    BinsCanvas bins = new BinsCanvas();
    model.binsProperty().subscribe(bins::show);
    context
        .scope()
        .follow(context.preferences(), p -> bins.showDark(p.theme() == Preferences.Theme.DARK));
    Label legend = new Label(context.say("compare.legend"));
    legend.getStyleClass().add("text-muted");
    legend.setWrapText(true);
    legend.setMinHeight(USE_PREF_SIZE);
    HBox terms = new HBox(16, terms(Side.FIRST), terms(Side.SECOND));
    VBox.setVgrow(terms, Priority.ALWAYS);
    VBox box = new VBox(8, summary, bins, legend, terms);
    box.getStyleClass().add("compare-found");
    return box;
  }

  private Node terms(Side side) {
    String name = side.name().toLowerCase(Locale.ROOT);
    TermList list = new TermList(context.say("compare.leave"), model::leaveOut);
    list.setId("terms-" + name);
    model.termsProperty(side).subscribe(list::show);
    Label title = new Label(context.say("compare.speaks." + name));
    title.getStyleClass().addAll("side-title", "compare-" + name);
    title.setWrapText(true);
    VBox box = new VBox(6, title, list);
    VBox.setVgrow(list, Priority.ALWAYS);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setPrefWidth(0);
    return box;
  }

  private Node foot(OpenTexts open) {
    Label left = new Label();
    left.textProperty().bind(model.leftOutProperty());
    left.setWrapText(true);
    left.getStyleClass().add("text-muted");
    left.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(left, Priority.ALWAYS);
    Button everything = new Button(context.say("compare.everything"));
    everything.setId("everything");
    everything.setMinWidth(USE_PREF_SIZE);
    everything.setOnAction(_ -> model.leaveNothingOut());
    Button close = new Button();
    close.setId("close-gap");
    close.setMinWidth(USE_PREF_SIZE);
    model
        .closingProperty()
        .subscribe(texts -> {
          close.setText(context.say("compare.label", texts.size()));
          close.setDisable(texts.isEmpty());
        });
    close.setOnAction(_ -> open.all(model.closingProperty().get()));
    HBox foot = new HBox(10, left, everything, close);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("foot");
    return foot;
  }
}
