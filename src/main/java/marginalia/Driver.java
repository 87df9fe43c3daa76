package marginalia;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import marginalia.jobs.Jobs;

/// Drives a window from another thread as a person would: keys, waiting, pictures.
final class Driver {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Scene scene;

  /// How deep the parts of a screen that come in turn are nested.
  private static final int DEPTH = 4;

  private final UiWatch watch;
  private final Jobs jobs;

  Driver(Scene scene, UiWatch watch, Jobs jobs) {
    this.scene = scene;
    this.watch = watch;
    this.jobs = jobs;
  }

  UiWatch watch() {
    return watch;
  }

  /// Runs `work` on the UI thread and waits for its value.
  static <T> T onUi(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Presses a key with nothing held.
  void press(KeyCode code, String text) {
    boolean _ =
        onUi(() -> {
          fire(code, text);
          return true;
        });
  }

  private void fire(KeyCode code, String text) {
    Node focus = scene.getFocusOwner();
    Event.fireEvent(
        focus == null ? scene.getRoot() : focus,
        new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
  }

  /// Presses a key and returns the nanoseconds until the window is laid out for what it did.
  ///
  /// @param first run on the UI thread right before
  long pressAndLayOut(KeyCode code, String text, Runnable first) {
    return layOut(() -> {
      first.run();
      fire(code, text);
    });
  }

  /// Runs `work` on the UI thread and returns the nanoseconds until the window is laid out for it.
  long layOut(Runnable work) {
    CountDownLatch laidOut = new CountDownLatch(1);
    long[] times = new long[2];
    Runnable listener =
        new Runnable() {
          @Override
          public void run() {
            times[1] = System.nanoTime();
            scene.removePostLayoutPulseListener(this);
            laidOut.countDown();
          }
        };
    Platform.runLater(() -> {
      times[0] = System.nanoTime();
      scene.addPostLayoutPulseListener(listener);
      work.run();
      Platform.requestNextPulse();
    });
    await(laidOut);
    return times[1] - times[0];
  }

  /// Waits until `condition`, asked on the UI thread, holds.
  ///
  /// @throws IllegalStateException after two minutes
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + WAIT_NANOS;
    while (!onUi(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited two minutes for " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /// Lets a few frames pass after the last part of the screen has come.
  void settle() {
    for (int i = 0; i < DEPTH; i++) {
      CountDownLatch turn = new CountDownLatch(1);
      Platform.runLater(() -> jobs.inTurn(turn::countDown));
      await(turn);
    }
    for (int i = 0; i < 4; i++) {
      CountDownLatch pulse = new CountDownLatch(1);
      Platform.runLater(() -> {
        scene.addPostLayoutPulseListener(
            new Runnable() {
              @Override
              public void run() {
                scene.removePostLayoutPulseListener(this);
                pulse.countDown();
              }
            });
        Platform.requestNextPulse();
      });
      await(pulse);
    }
  }

  /// Waits for what the UI thread tells.
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Writes a picture of the window.
  void picture(Path file) throws IOException {
    settle();
    watch.pause();
    WritableImage image = onUi(() -> scene.snapshot(null));
    watch.resume();
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    ImageIO.write(picture, "png", file.toFile());
  }
}
