package marginalia;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Watches how long the UI thread is held: asks it to answer every 5 ms and notes how long that
/// takes.
final class UiWatch implements AutoCloseable {
  private static final long LONG = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Latencies held = new Latencies();
  private final Thread thread = new Thread(this::watch, "ui-watch");
  private final Map<String, Long> longest = new ConcurrentHashMap<>();
  private volatile String step = "start";
  private volatile boolean paused;
  private volatile boolean ended;

  UiWatch() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!ended) {
      LockSupport.parkNanos(PAUSE);
      if (!paused) {
        long asked = System.nanoTime();
        java.util.concurrent.CountDownLatch answered = new java.util.concurrent.CountDownLatch(1);
        Platform.runLater(answered::countDown);
        try {
          answered.await();
        } catch (InterruptedException _) {
          return;
        }
        if (!paused) {
          note(System.nanoTime() - asked);
        }
      }
    }
  }

  private void note(long taken) {
    held.add(taken);
    if (taken > LONG) {
      longest.merge(step, taken, Math::max);
    }
  }

  /// Names what the window is doing from now on.
  void step(String name) {
    step = name;
  }

  /// The longest time the UI thread was held in each step in which it was held over 50 ms.
  Map<String, Long> longest() {
    return new TreeMap<>(longest);
  }

  /// Does not count what follows, such as taking a picture.
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  Latencies held() {
    return held;
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
  }
}
