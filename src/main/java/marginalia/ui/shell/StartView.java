package marginalia.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import marginalia.session.Samples;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// What one sees without a project: recent projects, sample projects, new, open.
public final class StartView extends StackPane {
  /// What can be begun from here.
  public interface Choices {
    void openRecent(Path project);

    void openSample(String name);

    void openOther();

    void makeNew();

    /// Makes a project of a file of texts.
    void importFile();
  }

  public StartView(Context context, List<Samples.Sample> samples, Choices choices) {
    getStyleClass().add("start");
    Label title = new Label("Marginalia");
    title.getStyleClass().add("start-title");
    Label promise = new Label(context.say("start.promise"));
    promise.getStyleClass().add("start-promise");
    promise.setWrapText(true);
    Button make =
        Icons.button(MaterialDesignP.PLUS, context.say("start.new"), "accent", choices::makeNew);
    make.setId("new-project");
    Button open =
        Icons.button(
            MaterialDesignF.FOLDER_OPEN_OUTLINE,
            context.say("start.open"),
            "flat",
            choices::openOther);
    Button load =
        Icons.button(
            MaterialDesignI.IMPORT, context.say("start.import"), "flat", choices::importFile);
    load.setId("import-file");
    HBox buttons = new HBox(12, make, load, open);
    HBox lists = new HBox(48, recent(context, choices), samples(context, samples, choices));
    VBox column = new VBox(20, title, promise, buttons, lists);
    column.getStyleClass().add("start-column");
    column.setMaxWidth(760);
    column.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(column);
  }

  private static VBox recent(Context context, Choices choices) {
    VBox box = section(context.say("start.recent"));
    List<Path> projects =
        context.preferences().get().recent().stream()
            .map(Path::of)
            .filter(Files::exists)
            .limit(6)
            .toList();
    for (Path project : projects) {
      Hyperlink link = new Hyperlink(project.getFileName().toString());
      link.setOnAction(_ -> choices.openRecent(project));
      Label folder = new Label(String.valueOf(project.getParent()));
      folder.getStyleClass().add("text-muted");
      box.getChildren().add(new VBox(link, folder));
    }
    if (projects.isEmpty()) {
      box.getChildren().add(new Label(context.say("start.recent.none")));
    }
    return box;
  }

  private static VBox samples(Context context, List<Samples.Sample> samples, Choices choices) {
    VBox box = section(context.say("start.samples"));
    for (Samples.Sample sample : samples) {
      Hyperlink link = new Hyperlink(sample.title());
      link.setId("sample-" + sample.name());
      link.setOnAction(_ -> choices.openSample(sample.name()));
      Label about = new Label(context.say("start.sample." + sample.language()));
      about.getStyleClass().add("text-muted");
      box.getChildren().add(new VBox(link, about));
    }
    return box;
  }

  private static VBox section(String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    VBox box = new VBox(8, heading);
    box.setMinWidth(300);
    return box;
  }
}
