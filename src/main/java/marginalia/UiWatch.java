package marginalia;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Watches how long the UI thread is held: asks it to answer every 5 ms and notes how long that
/// takes.
final class UiWatch implements AutoCloseable {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Latencies held = new Latencies();
  private final Thread thread = new Thread(this::watch, "ui-watch");
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
          held.add(System.nanoTime() - asked);
        }
      }
    }
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
