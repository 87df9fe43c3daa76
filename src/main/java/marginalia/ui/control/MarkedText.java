package marginalia.ui.control;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text with marked pieces.
public final class MarkedText extends TextFlow {
  /// A mark cannot be broken into lines, so long ones are cut.
  private static final int LONGEST_MARK = 24;

  /// A line does not end between two marks by itself, as neither is a text to the layout.
  private static final String BREAK = "\u200b";

  public MarkedText() {
    getStyleClass().add("marked-text");
    setMinWidth(0);
  }

  /// Shows these pieces instead of those before.
  public void show(List<Run> runs) {
    getChildren().clear();
    String whole = runs.stream().map(Run::text).collect(Collectors.joining());
    BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
    lines.setText(whole);
    int at = 0;
    boolean afterMark = false;
    for (Run run : runs) {
      boolean mark = run.tone() != Run.Tone.PLAIN;
      if (mark && afterMark && lines.isBoundary(at)) {
        getChildren().add(new Text(BREAK));
      }
      add(run);
      at += run.text().length();
      afterMark = mark;
    }
    setAccessibleText(whole);
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
