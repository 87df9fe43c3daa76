package marginalia;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Watches how long the UI thread is held: asks it to answer every 5 ms and notes how long that
/// takes, and how much processor time it used meanwhile, which other programs do not change.
final class UiWatch implements AutoCloseable {
  private static final long LONG = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Latencies held = new Latencies();
  private final Thread thread = new Thread(this::watch, "ui-watch");
  private final Map<String, Held> longest = new ConcurrentHashMap<>();
  private volatile String step = "start";
  private volatile boolean paused;
  private volatile boolean ended;

  /// The longest times, each for itself.
  ///
  /// @param nanos until an answer came
  /// @param atWork nanoseconds of processor time of the UI thread
  record Held(long nanos, long atWork) {
    private static Held longer(Held one, Held other) {
      return new Held(Math.max(one.nanos, other.nanos), Math.max(one.atWork, other.atWork));
    }
  }

  UiWatch() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] worked = new long[2];
    while (!ended) {
      LockSupport.parkNanos(PAUSE);
      if (paused) {
        worked[0] = 0;
      } else {
        long asked = System.nanoTime();
        java.util.concurrent.CountDownLatch answered = new java.util.concurrent.CountDownLatch(1);
        Platform.runLater(() -> {
          worked[1] = threads.getCurrentThreadCpuTime();
          answered.countDown();
        });
        try {
          answered.await();
        } catch (InterruptedException _) {
          return;
        }
        if (!paused) {
          note(new Held(System.nanoTime() - asked, worked[0] == 0 ? 0 : worked[1] - worked[0]));
        }
        worked[0] = worked[1];
      }
    }
  }

  private void note(Held taken) {
    held.add(taken.nanos());
    if (taken.nanos() > LONG) {
      longest.merge(step, taken, Held::longer);
    }
  }

  /// Names what the window is doing from now on.
  void step(String name) {
    step = name;
  }

  /// The longest time the UI thread was held in each step in which it was held over 50 ms.
  Map<String, Held> longest() {
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
