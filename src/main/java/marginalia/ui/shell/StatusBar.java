package marginalia.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Live;
import marginalia.session.Encoding;
import marginalia.session.Resembling;
import marginalia.session.Training;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import marginalia.wording.Notice;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The line at the bottom: what is saved, what the model knows, what works in the background.
final class StatusBar extends HBox {
  /// These come and go with every key and click.
  private static final Set<String> FLEETING =
      Set.of(
          "rank",
          "search",
          Resembling.KIND,
          "cut",
          "agreement",
          "shades",
          "twin",
          "earlier-answers",
          "forecast",
          "neighbours",
          "reasons",
          "strongest",
          "warm-up");

  private final Context context;
  private final Workspace workspace;
  private final Label saved = new Label();
  private final Label model = new Label();
  private final Label problem = new Label();
  private final HBox job = new HBox(8);
  private Optional<Live.Subscription> watched = Optional.empty();
  private Optional<Job<?>> shown = Optional.empty();

  StatusBar(Workspace workspace, Context context) {
    super(16);
    this.workspace = workspace;
    this.context = context;
    getStyleClass().add("status-bar-line");
    setAlignment(Pos.CENTER_LEFT);
    problem.getStyleClass().add("problem");
    job.setAlignment(Pos.CENTER_RIGHT);
    saved.setId("saved");
    model.setId("model");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(saved, model, problem, space, job);
    context.scope().follow(workspace.project().saved(), _ -> showSaved());
    context.scope().follow(workspace.project().labelled(), _ -> showSaved());
    context.scope().follow(workspace.project().problem(), _ -> showProblem());
    context.scope().follow(workspace.training().failure(), _ -> showProblem());
    context.scope().follow(workspace.encoding().failure(), _ -> showProblem());
    context.scope().follow(workspace.training().trained(), _ -> showModel());
    context.scope().follow(workspace.training().ranking(), _ -> showModel());
    context.scope().follow(context.jobs().running(), this::watch);
  }

  private void showSaved() {
    boolean all = workspace.project().saved().get().all();
    saved.setGraphic(
        Icons.of(all ? MaterialDesignC.CHECK_CIRCLE_OUTLINE : MaterialDesignC.CLOCK_OUTLINE));
    saved.setText(
        context.say(
            all ? "status.saved" : "status.saving",
            workspace.project().labelled().get(),
            workspace.labelling().open()));
  }

  private void showModel() {
    model.setText(
        workspace
            .training()
            .trained()
            .get()
            .map(this::describe)
            .orElse(context.say("status.noModel")));
  }

  private String describe(Training.Trained trained) {
    int seen = workspace.training().ranking().get().modelAnswers();
    return seen == 0
        ? context.say("status.modelByNames")
        : context.say("status.model", trained.answers(), seen);
  }

  private void showProblem() {
    Optional<Notice> now =
        workspace
            .project()
            .problem()
            .get()
            .or(() -> workspace.training().failure().get())
            .or(() -> workspace.encoding().failure().get());
    problem.setText(now.map(context.words()::say).orElse(""));
    problem.setGraphic(now.isPresent() ? Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE) : null);
    problem.setVisible(now.isPresent());
    problem.setManaged(now.isPresent());
  }

  /// The oldest job, but a reading of all texts, which may take an hour, after all others.
  private void watch(List<Job<?>> jobs) {
    Optional<Job<?>> next =
        jobs.stream()
            .filter(StatusBar::worthShowing)
            .min(Comparator.comparing(running -> running.kind().equals(Encoding.KIND)));
    if (!next.equals(shown)) {
      shown = next;
      watched.ifPresent(Live.Subscription::close);
      watched = Optional.empty();
      job.getChildren().clear();
      next.ifPresent(this::show);
    }
  }

  private static boolean worthShowing(Job<?> running) {
    return !running.kind().startsWith("page-") && !FLEETING.contains(running.kind());
  }

  private void show(Job<?> running) {
    Label title = new Label(context.words().say(running.title()));
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(120);
    bar.setMinWidth(60);
    Button cancel =
        Icons.button(MaterialDesignC.CLOSE, context.say("status.cancel"), running::cancel);
    job.getChildren().addAll(title, bar, cancel);
    watched = Optional.of(running.state().subscribe(state -> follow(state, title, bar)));
  }

  private <T> void follow(JobState<T> state, Label title, ProgressBar bar) {
    if (state instanceof JobState.Running<T>(double fraction, Notice doing)) {
      bar.setProgress(fraction < 0 ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
      title.setText(context.words().say(doing));
    }
  }
}
