package marginalia;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

/// Whether there is a screen to open a window on.
final class Display {
  private static final int FRAMES = 40;

  private Display() {}

  /// True on Windows and macOS, and elsewhere where an X or Wayland display is named or JavaFX was
  /// told to do without one.
  static boolean present() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean needsNone = system.contains("win") || system.contains("mac") || headlessPlatform();
    return needsNone || named("DISPLAY") || named("WAYLAND_DISPLAY");
  }

  /// Lets JavaFX draw into memory; before its first use.
  static void doWithout() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
  }

  /// Draws some frames into memory before anything is measured. JavaFX copies each of their pixels
  /// in Java there, which takes 0.1 s a frame until that code is compiled; a window on a screen
  /// never runs it.
  static void drawSome(double width, double height) throws InterruptedException {
    CountDownLatch drawn = new CountDownLatch(FRAMES);
    Platform.runLater(() -> {
      Rectangle sheet = new Rectangle(width, height);
      Stage stage = new Stage();
      stage.setScene(new Scene(new Group(sheet), width, height));
      stage.show();
      AnimationTimer timer =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              sheet.setFill(drawn.getCount() % 2 == 0 ? Color.BLACK : Color.WHITE);
              drawn.countDown();
              if (drawn.getCount() == 0) {
                stop();
                stage.hide();
              }
            }
          };
      timer.start();
    });
    drawn.await();
  }

  private static boolean headlessPlatform() {
    return "Headless".equals(System.getProperty("glass.platform"));
  }

  private static boolean named(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
