package marginalia.ui.importing;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.exchange.Preview;
import marginalia.exchange.Rejected;
import marginalia.jobs.JobState;
import marginalia.session.Importing;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Excerpt;
import marginalia.wording.Notice;

/// The import: how the file is read, its first rows, what each column is, and how it went.
public final class ImportView extends BorderPane {
  private static final List<String> CHARSETS =
      List.of("UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "windows-1252");

  private static final int LABELS = 5;

  private final ImportViewModel model;
  private final Context context;
  private final Runnable done;

  public ImportView(ImportViewModel model, Context context, Runnable done) {
    this.model = model;
    this.context = context;
    this.done = done;
    getStyleClass().add("importing");
    Label title = new Label(context.say("import.title", model.file().getFileName().toString()));
    title.getStyleClass().add("section-title");
    setTop(title);
    model.stageProperty().subscribe(this::show);
  }

  private void show(ImportViewModel.Stage stage) {
    switch (stage) {
      case ImportViewModel.Stage.Looking() -> say("import.looking");
      case ImportViewModel.Stage.Cancelled() -> say("import.cancelled");
      case ImportViewModel.Stage.Refused(Notice reason) -> {
        setCenter(message(context.words().say(reason)));
        setBottom(foot(Optional.empty()));
      }
      case ImportViewModel.Stage.Ready(
              FileFormat format,
              Preview preview,
              Optional<Mapping> mapping) ->
          showReady(format, preview, mapping);
      case ImportViewModel.Stage.Running running -> showRunning(running);
      case ImportViewModel.Stage.Finished(Importing.Report report) -> showReport(report);
    }
  }

  private void say(String key) {
    setCenter(message(context.say(key)));
    setBottom(foot(Optional.empty()));
  }

  private static Node message(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    VBox box = new VBox(label);
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private void showReady(FileFormat format, Preview preview, Optional<Mapping> mapping) {
    VBox center = new VBox(12, reading(format));
    center.getStyleClass().add("import-body");
    if (mapping.isEmpty()) {
      center.getChildren().add(1, problem(context.say("import.noText")));
    }
    if (!model.surplus().isEmpty()) {
      center
          .getChildren()
          .add(
              problem(
                  context.say(
                      "import.surplus.preview",
                      model.surplus().size(),
                      String.join(", ", model.surplus().stream().limit(LABELS).toList()))));
    }
    for (Rejected bad : preview.problems().stream().limit(3).toList()) {
      center.getChildren().add(problem(line(bad)));
    }
    setCenter(center);
    TableView<List<String>> table = table(preview);
    center.getChildren().add(1, table);
    for (int i = 0; i < preview.columns().size(); i++) {
      String name = preview.columns().get(i);
      int place = i;
      context.inTurn(() -> table.getColumns().add(column(name, place)));
    }
    Button run = new Button(context.say("import.run"));
    run.getStyleClass().add("accent");
    run.setId("run-import");
    run.setDefaultButton(true);
    run.setDisable(mapping.isEmpty());
    run.setOnAction(_ -> model.run());
    setBottom(foot(Optional.of(run)));
  }

  private static Label problem(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("problem");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private String line(Rejected bad) {
    return context.say("import.rejected", bad.line(), bad.reason(), Excerpt.of(bad.excerpt(), 60));
  }

  private Node reading(FileFormat format) {
    FlowPane row = new FlowPane(16, 8);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren()
        .add(
            field(
                "import.encoding",
                Choices.of(
                    charsets(format),
                    c -> c,
                    format.charset().name(),
                    c -> model.correct(f -> f.withCharset(Charset.forName(c))))));
    if (format.kind() == FileFormat.Kind.DELIMITED) {
      row.getChildren()
          .addAll(
              field(
                  "import.delimiter",
                  Choices.of(
                      List.of(',', ';', '\t', '|'),
                      c -> context.say("import.delimiter." + (int) c),
                      format.delimiter(),
                      c -> model.correct(f -> f.withDelimiter(c)))),
              field(
                  "import.quoting",
                  Choices.of(
                      List.of(FileFormat.Quoting.values()),
                      q -> context.say("import.quoting." + q.name()),
                      format.quoting(),
                      q -> model.correct(f -> f.withQuoting(q)))),
              field(
                  "import.header",
                  Choices.of(
                      List.of(FileFormat.Header.values()),
                      h -> context.say("import.header." + h.name()),
                      format.header(),
                      h -> model.correct(f -> f.withHeader(h)))));
    }
    row.getChildren()
        .add(
            field(
                "import.duplicates",
                Choices.of(
                    List.of(Importing.Duplicates.values()),
                    d -> context.say("import.duplicates." + d.name()),
                    model.duplicates(),
                    model::chooseDuplicates)));
    return row;
  }

  private static List<String> charsets(FileFormat format) {
    return CHARSETS.contains(format.charset().name())
        ? CHARSETS
        : java.util.stream.Stream.concat(
                java.util.stream.Stream.of(format.charset().name()), CHARSETS.stream())
            .toList();
  }

  private Node field(String key, Node node) {
    Label title = new Label(context.say(key));
    title.getStyleClass().add("field-title");
    return new VBox(4, title, node);
  }

  private static TableView<List<String>> table(Preview preview) {
    TableView<List<String>> table = new TableView<>();
    table.getItems().setAll(preview.rows());
    table.setId("preview");
    VBox.setVgrow(table, Priority.ALWAYS);
    return table;
  }

  private TableColumn<List<String>, String> column(String name, int index) {
    TableColumn<List<String>, String> column = new TableColumn<>();
    ChoiceBox<Role> role =
        Choices.of(
            List.of(Role.values()),
            r -> context.say("import.role." + r.name()),
            model.role(name),
            r -> model.assign(name, r));
    role.setId("role-" + name);
    VBox head = new VBox(4, new Label(name), role);
    head.setAlignment(Pos.CENTER_LEFT);
    column.setGraphic(head);
    column.setSortable(false);
    column.setPrefWidth(model.role(name) == Role.TEXT ? 420 : 150);
    column.setCellValueFactory(row ->
        new ReadOnlyStringWrapper(
            index < row.getValue().size() ? Excerpt.of(row.getValue().get(index), 200) : ""));
    return column;
  }

  private void showRunning(ImportViewModel.Stage.Running running) {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(360);
    Label doing = new Label();
    VBox box = new VBox(12, bar, doing);
    box.setAlignment(Pos.CENTER);
    setCenter(box);
    running
        .job()
        .state()
        .subscribe(state -> {
          if (state instanceof JobState.Running<Importing.Report>(double fraction, Notice what)) {
            bar.setProgress(fraction < 0 ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
            doing.setText(context.words().say(what));
          }
        });
    Button cancel = new Button(context.say("import.cancel"));
    cancel.setOnAction(_ -> running.job().cancel());
    setBottom(foot(Optional.of(cancel)));
  }

  private void showReport(Importing.Report report) {
    Label summary =
        new Label(
            context.say(
                "import.report",
                report.documents(),
                report.duplicates(),
                report.labelled(),
                report.newLabels(),
                report.rejectedInAll()));
    summary.setWrapText(true);
    summary.setId("import-report");
    VBox box = new VBox(12, summary);
    box.getStyleClass().add("import-body");
    report.surplus().stream()
        .limit(LABELS)
        .map(label -> label.said(model.file().getFileName().toString()))
        .forEach(said -> box.getChildren().add(problem(context.words().say(said))));
    if (report.surplus().size() > LABELS) {
      box.getChildren()
          .add(problem(context.say("import.surplus.more", report.surplus().size() - LABELS)));
    }
    if (!report.rejected().isEmpty()) {
      ListView<String> rejected = new ListView<>();
      report.rejected().forEach(bad -> rejected.getItems().add(line(bad)));
      Button save = new Button(context.say("import.saveRejected"));
      save.setOnAction(_ ->
          context
              .dialogs()
              .save(context.say("import.saveRejected"), "rejected.csv")
              .ifPresent(to -> model.saveRejected(to, report.rejected(), context.words())));
      VBox.setVgrow(rejected, Priority.ALWAYS);
      box.getChildren().addAll(rejected, save);
    }
    setCenter(box);
    setBottom(foot(Optional.empty()));
  }

  private Node foot(Optional<Button> main) {
    Button close = new Button(context.say("import.close"));
    close.setId("close-import");
    close.setOnAction(_ -> done.run());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(12, space, close);
    Consumer<Button> add = foot.getChildren()::add;
    main.ifPresent(add);
    foot.getStyleClass().add("foot");
    return foot;
  }
}
