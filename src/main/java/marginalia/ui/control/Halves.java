package marginalia.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import marginalia.ui.Context;

/// Something on the left and something larger beside it. Each is made, and put back whenever this
/// comes into a window again, in a frame of its own.
public class Halves extends BorderPane {
  private final Context context;

  protected Halves(Context context) {
    this.context = context;
  }

  /// Says how the two are made.
  protected final void fill(Supplier<Node> left, Supplier<Node> right) {
    fill(left, this::setLeft);
    fill(right, this::setCenter);
  }

  private void fill(Supplier<Node> half, Consumer<Node> place) {
    Half made = new Half(half);
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            place.accept(null);
          } else {
            context.inTurn(() -> place.accept(made.node()));
          }
        });
  }

  /// Is made once.
  private static final class Half {
    private final Supplier<Node> maker;
    private Optional<Node> made = Optional.empty();

    private Half(Supplier<Node> maker) {
      this.maker = maker;
    }

    private Node node() {
      Node node = made.orElseGet(maker);
      made = Optional.of(node);
      return node;
    }
  }
}
