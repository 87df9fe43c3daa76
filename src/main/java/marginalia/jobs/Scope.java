package marginalia.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Subscriptions that end together, such as those of a window that is built anew. UI thread only.
public final class Scope implements AutoCloseable {
  private final List<Live.Subscription> held = new ArrayList<>();
  private int closings;

  /// The same task, which does nothing once this scope has been closed.
  public Runnable whileOpen(Runnable task) {
    int now = closings;
    return () -> {
      if (closings == now) {
        task.run();
      }
    };
  }

  /// Subscribes until this scope is closed.
  public <T> void follow(Live<T> live, Consumer<? super T> subscriber) {
    hold(live.subscribe(subscriber));
  }

  /// Ends a subscription when this scope is closed.
  public void hold(Live.Subscription subscription) {
    held.add(subscription);
  }

  @Override
  public void close() {
    held.forEach(Live.Subscription::close);
    held.clear();
    closings++;
  }
}
