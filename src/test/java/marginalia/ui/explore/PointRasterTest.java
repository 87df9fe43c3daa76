package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PointRasterTest {
  private static final int GROUND = 0xff000000;
  private static final int PLAIN = 0xff808080;
  private static final int RED = 0xffff0000;

  private static PointRaster raster(float... places) {
    PointRaster raster = new PointRaster(places);
    raster.size(100, 100);
    return raster;
  }

  @Test
  void aPointIsDrawnWhereItLiesAndWhatTellsSomethingOnTop() {
    PointRaster raster = raster(0, 0, 0, 0, 0.5f, 0);
    int[] pixels = new int[10_000];

    raster.draw(pixels, GROUND, PLAIN, new int[] {RED, 0, 0});

    assertThat(pixels[50 * 100 + 50]).isEqualTo(RED);
    assertThat(pixels[50 * 100 + 74]).isEqualTo(PLAIN);
    assertThat(pixels[0]).isEqualTo(GROUND);
  }

  @Test
  void whatLiesUnderTheMouseStaysThereWhenZooming() {
    PointRaster raster = raster(0.25f, -0.5f);
    double x = raster.x(0);
    double y = raster.y(0);

    raster.zoom(4, x, y);

    assertThat(raster.x(0)).isCloseTo(x, within(1e-6));
    assertThat(raster.y(0)).isCloseTo(y, within(1e-6));
    assertThat(raster.zoom()).isEqualTo(4);
    raster.pan(10, -5);
    assertThat(raster.x(0)).isCloseTo(x + 10, within(1e-6));
    assertThat(raster.y(0)).isCloseTo(y - 5, within(1e-6));
    raster.reset();
    assertThat(raster.x(0)).isCloseTo(x, within(1e-6));
  }

  @Test
  void pointsInsideALineAreFound() {
    PointRaster raster = raster(0, 0, 0.9f, 0.9f, 0.1f, 0.1f);
    double[] triangle = {30, 30, 80, 40, 40, 80};

    assertThat(raster.within(triangle)).containsExactly(0, 2);
    assertThat(raster.within(new double[] {1, 1, 2, 2})).isEmpty();
  }

  @Test
  void theNearestPointWithinReachIsFound() {
    PointRaster raster = raster(0, 0, 0.1f, 0);

    assertThat(raster.nearest(51, 50, 6)).isEqualTo(0);
    assertThat(raster.nearest(54, 50, 6)).isEqualTo(1);
    assertThat(raster.nearest(10, 10, 6)).isEqualTo(-1);
  }

  @Test
  void pointsBeyondTheEdgeAreLeftOut() {
    PointRaster raster = raster(1, 1, -1, -1);
    int[] pixels = new int[10_000];
    raster.zoom(10, 50, 50);

    raster.draw(pixels, GROUND, PLAIN, new int[2]);

    assertThat(pixels).containsOnly(GROUND);
  }
}
