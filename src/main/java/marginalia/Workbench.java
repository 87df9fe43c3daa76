package marginalia;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import marginalia.jobs.Jobs;
import marginalia.learn.encoder.AddedEncoders;
import marginalia.store.NativeLibrary;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;

/// Builds every service once, then opens the window or runs a command.
final class Workbench {
  private static final int WRONG_USE = 2;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Clock clock = Clock.systemUTC();

  Workbench(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// Returns the exit code.
  int run(String[] arguments) {
    Home home = Home.find();
    NativeLibrary.keepIn(home.folder().resolve("native"));
    AddedEncoders.keepIn(home.folder().resolve("encoders"));
    if (arguments.length == 0) {
      return window(home, Optional.empty());
    }
    return new Commands(out, err, home, clock).run(arguments, what -> window(home, what));
  }

  private int window(Home home, Optional<String> what) {
    if (!Display.present()) {
      err.println(words(home).say("window.noDisplay"));
      return WRONG_USE;
    }
    try {
      openWindow(home, what);
      return 0;
    } catch (NoticeException e) {
      err.println(words(home).say(e.notice()));
    } catch (IOException e) {
      err.println(words(home).say(Notice.of("job.failed", String.valueOf(e.getMessage()))));
    }
    return 1;
  }

  private static Wording words(Home home) {
    try {
      return Wording.in(home.preferences().locale());
    } catch (IOException _) {
      return Wording.in(Locale.getDefault());
    }
  }

  private void openWindow(Home home, Optional<String> what) throws IOException {
    Fonts.install(home.fonts());
    CountDownLatch closed = new CountDownLatch(1);
    Jobs jobs = new Jobs(Platform::runLater);
    Platform.setImplicitExit(false);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    try {
      started.await();
      Window.Ready ready = Window.prepare(home);
      Platform.runLater(() -> show(home, ready, jobs, what, closed));
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      jobs.close();
      Platform.exit();
    }
  }

  /// The empty window first, what it shows in the next frame.
  private void show(
      Home home, Window.Ready ready, Jobs jobs, Optional<String> what, CountDownLatch closed) {
    try {
      Stage stage = new Stage();
      Window window = new Window(stage, home, ready, jobs, clock);
      stage.setOnHidden(_ -> {
        window.close();
        closed.countDown();
      });
      stage.show();
      jobs.inTurn(() -> open(window, what));
    } catch (RuntimeException e) {
      err.println(words(home).say(Notice.of("job.failed", String.valueOf(e.getMessage()))));
      closed.countDown();
    }
  }

  /// What was named; else the project used last; else the start screen.
  private static void open(Window window, Optional<String> what) {
    if (what.isPresent()) {
      Path path = Path.of(what.get());
      boolean sample = window.samples().stream().anyMatch(s -> s.name().equals(what.get()));
      if (sample) {
        window.openSample(what.get());
      } else {
        window.open(path);
      }
      return;
    }
    Optional<Path> last =
        window.preferences().get().recent().stream()
            .findFirst()
            .map(Path::of)
            .filter(java.nio.file.Files::exists);
    if (last.isPresent()) {
      window.open(last.get());
    } else {
      window.showStart();
    }
  }
}
