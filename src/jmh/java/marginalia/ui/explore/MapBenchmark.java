package marginalia.ui.explore;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A frame of the map while it is moved: its pixels alone, and with the scene rendered in software,
/// without a display.
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw"})
public class MapBenchmark {
  private static final int WIDTH = 1_400;
  private static final int HEIGHT = 900;

  @Param({"100000", "1000000"})
  private int points;

  private final int[] pixels = new int[WIDTH * HEIGHT];
  private PointRaster raster = new PointRaster(new float[0]);
  private int[] colours = new int[0];
  private Optional<Shown> shown = Optional.empty();
  private int turn;

  /// What can be made only once the toolkit runs.
  private record Shown(MapCanvas canvas, Scene scene, WritableImage picture) {}

  @Setup
  public void open() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    SplittableRandom random = new SplittableRandom(1);
    float[] places = new float[2 * points];
    colours = new int[points];
    for (int i = 0; i < points; i++) {
      places[2 * i] = (float) (0.3 * random.nextGaussian());
      places[2 * i + 1] = (float) (0.3 * random.nextGaussian());
      colours[i] = i % 4 == 0 ? 0 : 0xff000000 | random.nextInt(1 << 24);
    }
    raster = new PointRaster(places);
    raster.size(WIDTH, HEIGHT);
    onUi(() -> {
      MapCanvas canvas = new MapCanvas(_ -> {}, _ -> {}, _ -> {});
      Scene scene = new Scene(new StackPane(canvas), WIDTH, HEIGHT);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      canvas.show(places);
      canvas.colour(colours);
      shown = Optional.of(new Shown(canvas, scene, new WritableImage(WIDTH, HEIGHT)));
    });
  }

  private static void onUi(Runnable work) throws Exception {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    Platform.runLater(task);
    boolean _ = task.get();
  }

  @Benchmark
  public int pixels() {
    raster.pan(turn++ % 2 == 0 ? 7 : -7, 3);
    raster.draw(pixels, 0xffffffff, 0xffd1d9e0, colours);
    return pixels[pixels.length / 2];
  }

  @Benchmark
  public WritableImage frame() throws Exception {
    Shown on = shown.orElseThrow();
    onUi(() -> {
      on.canvas().move(turn++ % 2 == 0 ? 7 : -7, 0);
      WritableImage _ = on.scene().snapshot(on.picture());
    });
    return on.picture();
  }
}
