package marginalia.corpus;

import java.util.List;
import java.util.Optional;

/// A class that a text can be given, as the scheme defines it now.
///
/// @param parent the label above it in the tree; empty at the top
/// @param position order among its siblings, from 0
/// @param colour as `#rrggbb`
/// @param key the key that gives this label, one character; empty for none
/// @param definition what belongs here, for the annotators; may be blank
/// @param binned in the recycle bin: not offered, not learnt, its annotations kept
public record Label(
    LabelId id,
    String name,
    Optional<LabelId> parent,
    int position,
    String colour,
    Optional<String> key,
    String definition,
    List<String> examples,
    boolean binned) {
  public Label {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label needs a name");
    }
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("not a colour: " + colour);
    }
    examples = List.copyOf(examples);
  }

  public Label withName(String newName) {
    return new Label(id, newName, parent, position, colour, key, definition, examples, binned);
  }

  public Label withColour(String newColour) {
    return new Label(id, name, parent, position, newColour, key, definition, examples, binned);
  }

  public Label withKey(Optional<String> newKey) {
    return new Label(id, name, parent, position, colour, newKey, definition, examples, binned);
  }

  public Label withDescription(String newDefinition, List<String> newExamples) {
    return new Label(id, name, parent, position, colour, key, newDefinition, newExamples, binned);
  }

  public Label at(Optional<LabelId> newParent, int newPosition) {
    return new Label(id, name, newParent, newPosition, colour, key, definition, examples, binned);
  }

  public Label inBin() {
    return new Label(id, name, parent, position, colour, key, definition, examples, true);
  }

  public Label outOfBin() {
    return new Label(id, name, parent, position, colour, key, definition, examples, false);
  }
}
