package marginalia.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;

/// The newest of the jobs that a part of a screen starts; how an older one ended is passed over. UI
/// thread only.
public final class Latest {
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private Optional<Job<?>> job = Optional.empty();

  /// Whether it is under way.
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// Takes `started` for the newest and tells `ended` how it ended, unless another follows before.
  public <T> void follow(Job<T> started, Consumer<JobState<T>> ended) {
    running.set(true);
    job = Optional.of(started);
    started.onEnd(end -> {
      if (job.filter(started::equals).isPresent()) {
        running.set(false);
        ended.accept(end);
      }
    });
  }

  /// As [#follow], and hands on the result, if there is one.
  public <T> void onDone(Job<T> started, Consumer<T> done) {
    follow(
        started,
        end -> {
          if (end instanceof JobState.Done<T>(T result)) {
            done.accept(result);
          }
        });
  }

  /// Passes over how it ends, as nobody waits for it any more.
  public void forget() {
    running.set(false);
    job = Optional.empty();
  }

  /// Asks it to end.
  public void cancel() {
    job.ifPresent(Job::cancel);
  }
}
