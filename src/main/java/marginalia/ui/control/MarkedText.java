package marginalia.ui.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text with marked pieces.
public final class MarkedText extends TextFlow {
  /// A mark cannot be broken into lines, so long ones are cut.
  private static final int LONGEST_MARK = 24;

  public MarkedText() {
    getStyleClass().add("marked-text");
    setMinWidth(0);
  }

  /// Shows these pieces instead of those before.
  public void show(List<Run> runs) {
    getChildren().clear();
    StringBuilder said = new StringBuilder();
    for (Run run : runs) {
      said.append(run.text());
      add(run);
    }
    setAccessibleText(said.toString());
  }

  private void add(Run run) {
    if (run.tone() == Run.Tone.PLAIN) {
      Text text = new Text(run.text());
      text.getStyleClass().add("run");
      getChildren().add(text);
      return;
    }
    String rest = run.text();
    while (!rest.isEmpty()) {
      int end =
          rest.codePointCount(0, rest.length()) <= LONGEST_MARK
              ? rest.length()
              : rest.offsetByCodePoints(0, LONGEST_MARK);
      getChildren().add(mark(rest.substring(0, end), run));
      rest = rest.substring(end);
    }
  }

  private static Node mark(String text, Run run) {
    Label label = new Label(text.isBlank() ? "␣" : text);
    label.getStyleClass().addAll("run-mark", run.tone().style());
    label.setMinWidth(USE_PREF_SIZE);
    if (!run.hint().isEmpty()) {
      Hints.on(label, run.hint());
    }
    return label;
  }
}
