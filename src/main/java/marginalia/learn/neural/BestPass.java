package marginalia.learn.neural;

import java.util.List;
import java.util.Optional;
import marginalia.learn.tensor.Matrix;

/// The weights after the pass that was best so far.
final class BestPass implements AutoCloseable {
  private final EncoderNetwork network;
  private double best = Double.NEGATIVE_INFINITY;
  private Optional<Kept> kept = Optional.empty();

  private record Kept(Shelf shelf, List<Matrix> values) {}

  BestPass(EncoderNetwork network) {
    this.network = network;
  }

  void judged(double right) {
    if (right >= best) {
      best = right;
      Kept room = kept.orElseGet(this::room);
      kept = Optional.of(room);
      network.parameters().renew(room.values);
    }
  }

  private Kept room() {
    long floats = 0;
    for (Matrix value : network.parameters().values()) {
      floats += Shelf.needed(value.rows(), value.columns());
    }
    Shelf shelf = new Shelf(floats);
    return new Kept(
        shelf,
        network.parameters().values().stream()
            .map(value -> shelf.zeros(value.rows(), value.columns()))
            .toList());
  }

  void restore() {
    kept.ifPresent(room -> network.parameters().restore(room.values));
  }

  @Override
  public void close() {
    kept.ifPresent(room -> room.shelf.close());
  }
}
