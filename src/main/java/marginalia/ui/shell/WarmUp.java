package marginalia.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.session.LabelSearch;
import marginalia.ui.control.Icons;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.Swatch;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Loads what the screens are made of before anybody waits for it: builds one of each control in a
/// scene that is never shown, styles it and lays it out. For a background thread; JavaFX allows
/// that for scenes outside a window.
public final class WarmUp {
  private static final int ROUNDS = 3;
  private static final LabelScheme EXAMPLE =
      new LabelScheme(
          List.of(
              new marginalia.corpus.Label(
                  new LabelId(1),
                  "体育",
                  Optional.empty(),
                  0,
                  "#808080",
                  Optional.empty(),
                  "",
                  List.of(),
                  false)));

  private WarmUp() {}

  /// Takes about a second on a cold machine.
  public static void run(List<String> styleSheets) {
    var _ = new LabelSearch(EXAMPLE).find("ty", List.of());
    for (int round = 0; round < ROUNDS; round++) {
      Scene scene = new Scene(everything(), 1000, 740);
      scene.getStylesheets().addAll(styleSheets);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
  }

  private static VBox everything() {
    TabPane tabs = new TabPane(new Tab("tab", table()), new Tab("tab", chart()));
    return new VBox(new FlowPane(8, 8), words(), choices(), tabs, lists());
  }

  private static FlowPane words() {
    Label wrapped = new Label("The quick brown fox 敏捷的棕色狐狸 ".repeat(20));
    wrapped.setWrapText(true);
    Button button = new Button("button", Icons.of(MaterialDesignA.ARROW_LEFT));
    button.setTooltip(new Tooltip("tip"));
    button.getStyleClass().addAll("label-button", "accent", "flat", "small");
    TextField typed = new TextField("text");
    return new FlowPane(
        wrapped,
        button,
        new ToggleButton("toggle", Icons.of(MaterialDesignC.CHECK)),
        typed,
        new TextArea("text"),
        new CustomTextField(),
        new KeyCap("K"),
        new Swatch("#808080"),
        Icons.of(MaterialDesignF.FLAG_OUTLINE),
        Icons.of(MaterialDesignH.HISTORY),
        Icons.of(MaterialDesignL.LABEL_OUTLINE),
        Icons.of(MaterialDesignR.REDO),
        Icons.of(MaterialDesignT.THEME_LIGHT_DARK),
        Icons.of(MaterialDesignU.UNDO));
  }

  private static FlowPane choices() {
    ChoiceBox<String> choice = new ChoiceBox<>();
    choice.getItems().addAll("one", "two");
    choice.setValue("one");
    MenuButton menu = new MenuButton("menu");
    menu.getItems().add(new MenuItem("item"));
    return new FlowPane(
        choice,
        menu,
        new ColorPicker(),
        new Slider(0, 1, 0.5),
        new RangeSlider(0, 1, 0, 1),
        new Spinner<Integer>(0, 9, 5),
        new ToggleSwitch("switch"),
        new ProgressBar(0.5));
  }

  private static TableView<String> table() {
    TableView<String> table = new TableView<>();
    table.getColumns().add(new TableColumn<>("column"));
    table.getItems().addAll("row", "row");
    return table;
  }

  private static LineChart<Number, Number> chart() {
    LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(), new NumberAxis());
    chart.setAnimated(false);
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    series.getData().add(new XYChart.Data<>(1, 1));
    chart.getData().add(series);
    return chart;
  }

  private static SplitPane lists() {
    ListView<String> list = new ListView<>();
    list.getItems().addAll("one", "two", "three");
    TreeView<String> tree = new TreeView<>(new TreeItem<>("root"));
    return new SplitPane(list, tree, new ScrollPane(new Label("text")));
  }
}
