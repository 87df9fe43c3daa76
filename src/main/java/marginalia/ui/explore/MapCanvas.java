package marginalia.ui.explore;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/// The map as one picture whose pixels are set by hand. Dragging moves it, the wheel zooms;
/// dragging with Shift, or after L, draws a line around texts.
final class MapCanvas extends Region {
  private static final double NOTCH = 1.2;
  private static final double STEP = 60;
  private static final double REACH = 7;
  private static final double NEAR = 3;

  /// So many corners tell enough of a line.
  private static final int CORNERS = 400;

  private final ImageView view = new ImageView();
  private final Polygon line = new Polygon();
  private final IntConsumer hovered;
  private final Consumer<int[]> lassoed;
  private final IntConsumer opened;
  private PointRaster raster = new PointRaster(new float[0]);
  private int[] colours = new int[0];
  private int[] chosen = new int[0];
  private WritableImage image = new WritableImage(1, 1);
  private int[] pixels = new int[1];
  private boolean dark;
  private boolean drawsLine;
  private boolean lineNext;
  private boolean moved;
  private double lastX;
  private double lastY;

  /// @param hovered told of the point under the mouse
  /// @param lassoed told of the points that a line was drawn around
  /// @param opened told of a point that was clicked twice
  MapCanvas(IntConsumer hovered, Consumer<int[]> lassoed, IntConsumer opened) {
    this.hovered = hovered;
    this.lassoed = lassoed;
    this.opened = opened;
    setId("map");
    setFocusTraversable(true);
    getStyleClass().add("map");
    view.setSmooth(false);
    line.getStyleClass().add("map-line");
    line.setManaged(false);
    line.setMouseTransparent(true);
    getChildren().addAll(view, line);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::key);
  }

  void show(float[] places) {
    raster = new PointRaster(places);
    colours = new int[raster.points()];
    chosen = new int[0];
    requestLayout();
    draw();
  }

  void colour(int[] next) {
    if (next.length == raster.points()) {
      colours = next;
      draw();
    }
  }

  void choose(int[] points) {
    chosen = points;
    draw();
  }

  void showDark(boolean instead) {
    dark = instead;
    draw();
  }

  @Override
  protected void layoutChildren() {
    int width = (int) Math.max(1, getWidth());
    int height = (int) Math.max(1, getHeight());
    if (width != (int) image.getWidth() || height != (int) image.getHeight()) {
      image = new WritableImage(width, height);
      pixels = new int[width * height];
      view.setImage(image);
    }
    draw();
  }

  private void draw() {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    raster.size(width, height);
    int ground = dark ? 0xff0d1117 : 0xffffffff;
    int plain = dark ? 0xff3d444d : 0xffd1d9e0;
    raster.draw(pixels, ground, plain, colours);
    raster.ring(pixels, dark ? 0xffffffff : 0xff1f2328, chosen);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    drawsLine = event.isShiftDown() || lineNext;
    moved = false;
    lastX = event.getX();
    lastY = event.getY();
    line.getPoints().clear();
    event.consume();
  }

  private void dragged(MouseEvent event) {
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    if (Math.hypot(dx, dy) < NEAR) {
      return;
    }
    moved = true;
    lastX = event.getX();
    lastY = event.getY();
    if (drawsLine) {
      if (line.getPoints().size() < 2 * CORNERS) {
        line.getPoints().addAll(event.getX(), event.getY());
      }
    } else {
      move(dx, dy);
    }
  }

  /// Moves the map by so many pixels.
  void move(double dx, double dy) {
    raster.pan(dx, dy);
    draw();
  }

  private void released(MouseEvent event) {
    if (moved && drawsLine) {
      double[] corners = line.getPoints().stream().mapToDouble(Double::doubleValue).toArray();
      lassoed.accept(corners.length < 6 ? new int[0] : raster.within(corners));
      lineNext = false;
    } else if (!moved) {
      int point = raster.nearest(event.getX(), event.getY(), REACH);
      if (point >= 0 && event.getClickCount() == 2) {
        opened.accept(point);
      } else {
        lassoed.accept(point < 0 ? new int[0] : new int[] {point});
        hover(event.getX(), event.getY());
      }
    }
    line.getPoints().clear();
  }

  private void hover(double x, double y) {
    int point = raster.nearest(x, y, REACH);
    if (point >= 0) {
      hovered.accept(point);
    }
  }

  private void scrolled(ScrollEvent event) {
    zoom(event.getDeltaY() > 0 ? NOTCH : 1 / NOTCH, event.getX(), event.getY());
    event.consume();
  }

  private void zoom(double times, double x, double y) {
    raster.zoom(times, x, y);
    draw();
  }

  /// Shows so many times more of the middle, for keys and buttons.
  void zoom(double times) {
    zoom(times, getWidth() / 2, getHeight() / 2);
  }

  /// The next drag draws a line.
  void lineNext() {
    lineNext = true;
  }

  /// The whole map.
  void reset() {
    raster.reset();
    draw();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> move(STEP, 0);
      case RIGHT -> move(-STEP, 0);
      case UP -> move(0, STEP);
      case DOWN -> move(0, -STEP);
      case PLUS, EQUALS, ADD -> zoom(NOTCH);
      case MINUS, SUBTRACT -> zoom(1 / NOTCH);
      case DIGIT0, NUMPAD0, HOME -> reset();
      case L -> lineNext();
      case ESCAPE -> lassoed.accept(new int[0]);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
