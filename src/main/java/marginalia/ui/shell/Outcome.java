package marginalia.ui.shell;

import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import marginalia.jobs.JobState;
import marginalia.session.Project;
import marginalia.ui.Context;
import marginalia.wording.Notice;
import org.controlsfx.control.Notifications;

/// Says in passing how something ended.
record Outcome(Context context, Window window) {
  private static final Duration SHOWN = Duration.seconds(6);

  /// Says how an export ended.
  void show(JobState<Long> end) {
    switch (end) {
      case JobState.Done<Long>(Long count) ->
          say(context.say("outcome.exported", count)).showInformation();
      case JobState.Failed<Long>(Notice reason, Throwable _) ->
          say(context.words().say(reason)).showError();
      case JobState.Cancelled<Long> _ -> say(context.say("outcome.cancelled")).showInformation();
      case JobState.Waiting<Long> _, JobState.Running<Long> _ -> {}
    }
  }

  /// Says whether everything is on the disk: what Ctrl+S is for.
  void saved(Project project) {
    if (project.problem().get().isPresent()) {
      say(context.words().say(project.problem().get().orElseThrow())).showError();
    } else {
      say(context.say("outcome.saved", project.labelled().get(), project.path().toString()))
          .showInformation();
    }
  }

  private Notifications say(String words) {
    return Notifications.create()
        .owner(window)
        .position(Pos.TOP_RIGHT)
        .hideAfter(SHOWN)
        .text(words);
  }
}
