package marginalia.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.session.Preferences;
import marginalia.session.Surveying.Shade;
import marginalia.session.TextMap;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Icons;
import marginalia.ui.control.LabelButton;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.control.Swatch;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The map with what its colours tell, the text under the mouse, and what to do with the chosen
/// texts.
final class MapPart extends BorderPane {
  private static final double NOTCH = 1.5;
  private static final int LEGEND = 24;

  private final MapViewModel model;
  private final Context context;
  private final MapCanvas canvas;
  private final FlowPane legend = new FlowPane(12, 4);
  private final LabelButton bulk;

  MapPart(MapViewModel model, Workspace workspace, Context context, OpenTexts open) {
    this.model = model;
    this.context = context;
    this.bulk = new LabelButton(workspace.project().scheme(), context, model::answerAll);
    this.canvas =
        new MapCanvas(
            model::point,
            model::choose,
            point -> model.mapProperty().get().ifPresent(map -> open.one(map.document(point))));
    getStyleClass().add("explore-part");
    setTop(new VBox(8, bar(), legend));
    setCenter(canvas);
    setBottom(foot(open));
    model
        .mapProperty()
        .subscribe(map -> canvas.show(map.map(TextMap::places).orElse(new float[0])));
    model.coloursProperty().subscribe(canvas::colour);
    model.chosenProperty().subscribe(canvas::choose);
    model.shadeProperty().subscribe(_ -> showLegend());
    context
        .scope()
        .follow(context.preferences(), p -> canvas.showDark(p.theme() == Preferences.Theme.DARK));
    context.scope().follow(workspace.project().scheme(), _ -> showLegend());
    sceneProperty().subscribe(scene -> model.onShow(scene != null));
  }

  private Node bar() {
    Node shade =
        Choices.of(
            List.of(Shade.values()),
            s -> context.say("map.shade." + s.name().toLowerCase(Locale.ROOT)),
            model.shadeProperty().get(),
            model::colourBy);
    Button again = new Button(context.say("map.again"));
    again.setOnAction(_ -> model.draw());
    again.disableProperty().bind(model.drawingProperty());
    Label problem = new Label();
    problem.getStyleClass().add("problem");
    problem.textProperty().bind(model.complaintProperty());
    Label hint = new Label(context.say("map.hint"));
    hint.getStyleClass().add("text-muted");
    hint.setWrapText(true);
    HBox.setHgrow(hint, Priority.ALWAYS);
    HBox bar =
        new HBox(
            8,
            shade,
            Icons.button(
                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                context.say("map.closer"),
                () -> canvas.zoom(NOTCH)),
            Icons.button(
                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                context.say("map.farther"),
                () -> canvas.zoom(1 / NOTCH)),
            Icons.button(
                MaterialDesignF.FIT_TO_PAGE_OUTLINE, context.say("map.whole"), canvas::reset),
            Icons.button(MaterialDesignL.LASSO, context.say("map.lasso"), canvas::lineNext),
            again,
            problem,
            hint);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private Node foot(OpenTexts open) {
    Label said = new Label();
    said.textProperty().bind(model.saidProperty());
    said.setMinWidth(0);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    Button through = new Button(context.say("map.through"));
    through.setMinWidth(Region.USE_PREF_SIZE);
    through.setId("map-through");
    through.setOnAction(_ -> open.all(model.documents()));
    bulk.setText(context.say("map.bulk"));
    bulk.setMinWidth(Region.USE_PREF_SIZE);
    bulk.setId("map-bulk");
    var none =
        Bindings.createBooleanBinding(
            () -> model.chosenProperty().get().length == 0, model.chosenProperty());
    through.disableProperty().bind(none);
    bulk.disableProperty().bind(none);
    HBox foot = new HBox(12, said, through, bulk);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("map-foot");
    return foot;
  }

  private void showLegend() {
    List<Node> entries = new ArrayList<>();
    model.legend().stream()
        .limit(LEGEND)
        .forEach(label -> {
          Label name =
              new Label(
                  label.name(context.words().locale().getLanguage()), new Swatch(label.colour()));
          name.getStyleClass().add("text-muted");
          entries.add(name);
        });
    if (entries.isEmpty()) {
      Label ramp = new Label(context.say("map.ramp"));
      ramp.getStyleClass().add("text-muted");
      entries.add(ramp);
    }
    legend.getChildren().setAll(entries);
  }
}
