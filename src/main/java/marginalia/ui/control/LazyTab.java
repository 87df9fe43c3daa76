package marginalia.ui.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/// A tab that stays, and whose content is made when it is first chosen, so that a screen of several
/// comes sooner.
public final class LazyTab extends Tab {
  public LazyTab(String title, Supplier<Node> content) {
    super(title);
    setClosable(false);
    selectedProperty()
        .subscribe(chosen -> {
          if (chosen && getContent() == null) {
            setContent(content.get());
          }
        });
  }
}
