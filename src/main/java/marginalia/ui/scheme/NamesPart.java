package marginalia.ui.scheme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import marginalia.ui.Context;
import marginalia.ui.control.Fields;

/// What a label is called in other languages: a line for each, and one more to add a language.
final class NamesPart extends GridPane {
  /// Those that are offered unasked.
  private static final List<String> USUAL = List.of("en", "zh");

  private final EditorViewModel model;
  private final Context context;
  private final Runnable keep;
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final TextField other = new TextField();

  /// @param keep runs when a name was changed and its field is left
  NamesPart(EditorViewModel model, Context context, Runnable keep) {
    super(8, 6);
    this.model = model;
    this.context = context;
    this.keep = keep;
    other.setId("other-name-language");
    other.setPrefColumnCount(5);
    other.setMaxWidth(USE_PREF_SIZE);
    other.setPromptText(context.say("scheme.language.other"));
    other.setOnAction(_ -> add(other.getText().strip()));
  }

  private void add(String code) {
    if (model.isLanguage(code)) {
      other.clear();
      if (!fields.containsKey(code)) {
        line(code, "");
        place();
      }
      Optional.ofNullable(fields.get(code)).ifPresent(Node::requestFocus);
    }
  }

  /// Shows names by the codes of their languages.
  void show(Map<String, String> names) {
    fields.clear();
    USUAL.forEach(code -> line(code, names.getOrDefault(code, "")));
    new TreeMap<>(names)
        .forEach((code, name) -> {
          if (!USUAL.contains(code)) {
            line(code, name);
          }
        });
    place();
  }

  private void line(String code, String name) {
    TextField field = new TextField(name);
    field.setId("label-name-" + code);
    Fields.keep(field, keep);
    setHgrow(field, Priority.ALWAYS);
    fields.put(code, field);
  }

  private void place() {
    getChildren().clear();
    fields.forEach((code, field) -> addRow(getRowCount(), new Label(language(code)), field));
    add(other, 1, getRowCount());
  }

  private String language(String code) {
    return Locale.forLanguageTag(code).getDisplayName(context.words().locale());
  }

  /// The names that are not blank.
  Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    fields.forEach((code, field) -> {
      if (!field.getText().isBlank()) {
        names.put(code, field.getText().strip());
      }
    });
    return names;
  }
}
