package marginalia.ui.models;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// The background work of one kind as a screen shows it: what it says, how far it is, and what is
/// said while there is none. UI thread only.
final class Work {
  private final String kind;
  private final Wording words;
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private Optional<Job<?>> now = Optional.empty();
  private Optional<Live.Subscription> watched = Optional.empty();
  private String rest = "";

  Work(String kind, Jobs jobs, Wording words, Scope scope) {
    this.kind = kind;
    this.words = words;
    scope.follow(jobs.running(), this::watch);
    scope.hold(() -> watched.ifPresent(Live.Subscription::close));
  }

  /// What the work says, or what [#rest] has set.
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// What was wrong; empty if nothing was.
  ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  /// How far it is, from 0 to 1; negative if that is not known.
  ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// Asks the work to stop, if there is any.
  void cancel() {
    now.ifPresent(Job::cancel);
  }

  /// What to say while there is no work.
  void rest(String sentence) {
    rest = sentence;
    if (now.isEmpty()) {
      said.set(sentence);
    }
  }

  void complain(Notice notice) {
    complaint.set(words.say(notice));
  }

  void noComplaint() {
    complaint.set("");
  }

  /// Complains if a job has failed.
  <T> void ended(JobState<T> end) {
    switch (end) {
      case JobState.Failed<T>(Notice reason, Throwable _) -> complain(reason);
      case JobState.Done<T> _, JobState.Cancelled<T> _ -> noComplaint();
      case JobState.Waiting<T> _, JobState.Running<T> _ -> {}
    }
  }

  private void watch(List<Job<?>> jobs) {
    Optional<Job<?>> next =
        jobs.stream().filter(job -> job.kind().equals(kind)).reduce((_, b) -> b);
    if (!next.equals(now)) {
      now = next;
      running.set(now.isPresent());
      fraction.set(-1);
      said.set(now.isPresent() ? said.get() : rest);
      watched.ifPresent(Live.Subscription::close);
      watched = now.map(job -> job.state().subscribe(this::follow));
    }
  }

  private <T> void follow(JobState<T> state) {
    if (state instanceof JobState.Running<T>(double share, Notice doing)) {
      fraction.set(share);
      said.set(words.say(doing));
    }
  }
}
