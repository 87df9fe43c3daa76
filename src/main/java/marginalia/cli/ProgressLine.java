package marginalia.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Live;
import marginalia.wording.Notice;

/// One line on a terminal that says what is being done and how far it is; rubbed out at the end.
/// Safe for the threads of a job.
final class ProgressLine implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private final Set<Job<?>> known = new HashSet<>();
  private final Live.Subscription subscription;
  private boolean written;

  private ProgressLine(Console console) {
    this.console = console;
    this.subscription = console.jobs().running().subscribe(this::watch);
  }

  /// Shows the progress of all jobs from now on.
  static ProgressLine of(Console console) {
    return new ProgressLine(console);
  }

  private synchronized void watch(List<Job<?>> running) {
    known.retainAll(running);
    for (Job<?> job : running) {
      if (known.add(job)) {
        job.state().subscribe(this::show);
      }
    }
  }

  private synchronized void show(JobState<?> state) {
    switch (state) {
      case JobState.Running<?>(double fraction, Notice doing) -> write(fraction, doing);
      case JobState.Waiting<?> _,
          JobState.Done<?> _,
          JobState.Failed<?> _,
          JobState.Cancelled<?> _ ->
          erase();
    }
  }

  private void write(double fraction, Notice doing) {
    String said = console.wording().say(doing);
    String percent = fraction < 0 ? "" : " %3d %%".formatted(Math.round(100 * fraction));
    console.err().print(ERASE + said.substring(0, Math.min(70, said.length())) + percent);
    console.err().flush();
    written = true;
  }

  private void erase() {
    if (written) {
      console.err().print(ERASE);
      console.err().flush();
      written = false;
    }
  }

  @Override
  public synchronized void close() {
    subscription.close();
    erase();
  }
}
