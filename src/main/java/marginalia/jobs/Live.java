package marginalia.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A current value that tells its subscribers when it is replaced.
///
/// [#get()] may be called by any thread; [#set(Object)] and [#subscribe(Consumer)] only by the
/// thread that owns the value (the UI thread for everything a screen watches), which is also where
/// subscribers run.
public final class Live<T> {
  /// Ends a subscription.
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private final List<Consumer<? super T>> subscribers = new CopyOnWriteArrayList<>();
  private volatile T value;

  public Live(T initial) {
    this.value = initial;
  }

  public T get() {
    return value;
  }

  /// Replaces the value and tells every subscriber, even if the new value equals the old.
  public void set(T next) {
    value = next;
    subscribers.forEach(subscriber -> subscriber.accept(next));
  }

  /// Calls `subscriber` with the value now and after every [#set(Object)].
  public Subscription subscribe(Consumer<? super T> subscriber) {
    subscribers.add(subscriber);
    subscriber.accept(value);
    return () -> subscribers.remove(subscriber);
  }
}
