package marginalia.ui.explore;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Points of a map as pixels: where each lies in a picture of a part of the map, which one is near,
/// which are within a line drawn around them. No toolkit; one thread at a time. Drawing is O(points
/// + pixels): 100,000 points take some milliseconds, where nodes or shapes would take seconds.
final class PointRaster {
  private static final double CLOSEST = 200;

  private final float[] places;
  private double middleX;
  private double middleY;
  private double zoom = 1;
  private int width = 1;
  private int height = 1;

  /// @param places x₀ y₀ x₁ y₁ …, from −1 to 1
  PointRaster(float[] places) {
    this.places = places;
  }

  int points() {
    return places.length / 2;
  }

  /// The size of the picture in pixels, 1 × 1 at least.
  void size(int newWidth, int newHeight) {
    width = Math.max(1, newWidth);
    height = Math.max(1, newHeight);
  }

  double zoom() {
    return zoom;
  }

  /// Pixels from the middle of the map to its edge.
  private double scale() {
    return zoom * 0.48 * Math.min(width, height);
  }

  double x(int point) {
    return (places[2 * point] - middleX) * scale() + width / 2.0;
  }

  double y(int point) {
    return (places[2 * point + 1] - middleY) * scale() + height / 2.0;
  }

  /// Moves what is seen by so many pixels.
  void pan(double dx, double dy) {
    middleX = Math.clamp(middleX - dx / scale(), -1, 1);
    middleY = Math.clamp(middleY - dy / scale(), -1, 1);
  }

  /// Shows so many times more, or less; what lies at a pixel stays there.
  void zoom(double times, double atX, double atY) {
    double next = Math.clamp(zoom * times, 1, CLOSEST);
    double mapX = (atX - width / 2.0) / scale() + middleX;
    double mapY = (atY - height / 2.0) / scale() + middleY;
    zoom = next;
    middleX = Math.clamp(mapX - (atX - width / 2.0) / scale(), -1, 1);
    middleY = Math.clamp(mapY - (atY - height / 2.0) / scale(), -1, 1);
  }

  /// The whole map.
  void reset() {
    zoom = 1;
    middleX = 0;
    middleY = 0;
  }

  /// Draws into `pixels`, width × height by rows: first the points of colour 0 in `plain`, then the
  /// others, so that what tells something lies on top.
  ///
  /// @param colours of each point, opaque ARGB; 0 for those about which nothing is known
  void draw(int[] pixels, int ground, int plain, int[] colours) {
    Arrays.fill(pixels, 0, width * height, ground);
    int size = zoom < 3 ? 2 : zoom < 12 ? 3 : 5;
    for (int point = 0; point < points(); point++) {
      if (colours[point] == 0) {
        dot(pixels, point, size, plain);
      }
    }
    for (int point = 0; point < points(); point++) {
      if (colours[point] != 0) {
        dot(pixels, point, size + 1, colours[point]);
      }
    }
  }

  /// Frames these points.
  void ring(int[] pixels, int colour, int[] chosen) {
    int size = zoom < 3 ? 4 : zoom < 12 ? 5 : 7;
    for (int point : chosen) {
      int left = (int) Math.floor(x(point)) - size / 2;
      int top = (int) Math.floor(y(point)) - size / 2;
      for (int i = 0; i < size; i++) {
        set(pixels, left + i, top, colour);
        set(pixels, left + i, top + size - 1, colour);
        set(pixels, left, top + i, colour);
        set(pixels, left + size - 1, top + i, colour);
      }
    }
  }

  private void set(int[] pixels, int x, int y, int colour) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      pixels[y * width + x] = colour;
    }
  }

  private void dot(int[] pixels, int point, int size, int colour) {
    int left = (int) Math.floor(x(point)) - size / 2;
    int top = (int) Math.floor(y(point)) - size / 2;
    if (left < 0 || top < 0 || left + size > width || top + size > height) {
      return;
    }
    for (int row = top; row < top + size; row++) {
      Arrays.fill(pixels, row * width + left, row * width + left + size, colour);
    }
  }

  /// The point nearest to a pixel, −1 where none is within `reach`.
  int nearest(double atX, double atY, double reach) {
    int nearest = -1;
    double least = reach * reach;
    for (int point = 0; point < points(); point++) {
      double dx = x(point) - atX;
      double dy = y(point) - atY;
      if (dx * dx + dy * dy <= least) {
        least = dx * dx + dy * dy;
        nearest = point;
      }
    }
    return nearest;
  }

  /// The points inside a closed line of pixels, by the even-odd rule. O(points + those in its box ·
  /// corners).
  ///
  /// @param line x₀ y₀ x₁ y₁ …
  int[] within(double[] line) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < line.length; i += 2) {
      left = Math.min(left, line[i]);
      right = Math.max(right, line[i]);
      top = Math.min(top, line[i + 1]);
      bottom = Math.max(bottom, line[i + 1]);
    }
    double[] box = {left, right, top, bottom};
    IntPredicate inside =
        point -> {
          double px = x(point);
          double py = y(point);
          return px >= box[0]
              && px <= box[1]
              && py >= box[2]
              && py <= box[3]
              && crossings(line, px, py) % 2 == 1;
        };
    return java.util.stream.IntStream.range(0, points()).filter(inside).toArray();
  }

  private static int crossings(double[] line, double px, double py) {
    int crossings = 0;
    int last = line.length - 2;
    for (int i = 0; i < line.length; i += 2) {
      boolean apart = line[i + 1] > py != line[last + 1] > py;
      if (apart
          && px
              < (line[last] - line[i]) * (py - line[i + 1]) / (line[last + 1] - line[i + 1])
                  + line[i]) {
        crossings++;
      }
      last = i;
    }
    return crossings;
  }
}
