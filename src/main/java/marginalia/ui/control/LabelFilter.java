package marginalia.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.ui.Context;

/// Chooses one label, or none, to filter texts by.
public final class LabelFilter {
  private final Live<LabelScheme> scheme;
  private final Context context;
  private final String any;
  private final Consumer<Optional<LabelId>> chosen;
  private final LabelButton button;
  private Optional<LabelId> label = Optional.empty();

  /// @param any what the button says while no label is chosen
  public LabelFilter(
      Live<LabelScheme> scheme, Context context, String any, Consumer<Optional<LabelId>> chosen) {
    this.scheme = scheme;
    this.context = context;
    this.any = any;
    this.chosen = chosen;
    this.button = new LabelButton(scheme, context, taken -> choose(Optional.of(taken)));
    button.setOnAction(_ -> button.open(label.map(_ -> none()).stream().toList()));
    context.scope().follow(scheme, this::schemeChanged);
  }

  private Button none() {
    Button none = new Button(any);
    none.setId("any-label");
    none.setMaxWidth(Double.MAX_VALUE);
    none.setOnAction(_ -> choose(Optional.empty()));
    return none;
  }

  /// What is put into a window.
  public LabelButton button() {
    return button;
  }

  private void choose(Optional<LabelId> next) {
    label = next;
    tell(scheme.get());
    chosen.accept(next);
  }

  private void schemeChanged(LabelScheme now) {
    if (label.filter(id -> !now.isActive(id)).isPresent()) {
      choose(Optional.empty());
    } else {
      tell(now);
    }
  }

  private void tell(LabelScheme now) {
    button.setText(label.map(now.in(context.words().locale())::path).orElse(any));
  }
}
