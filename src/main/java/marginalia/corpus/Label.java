package marginalia.corpus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A class that a text can be given, as the scheme defines it now.
///
/// @param name the main name, by which files and models know it
/// @param names what it is called in other languages, by their codes (`en`, `zh`, `pt-BR`)
/// @param parent the label above it in the tree; empty at the top
/// @param position order among its siblings, from 0
/// @param colour as `#rrggbb`
/// @param key the key that gives this label, one character; empty for none
/// @param binned in the recycle bin: not offered, not learnt, its annotations kept
/// @param successor the label that stands for this one since they were merged; empty for none
public record Label(
    LabelId id,
    String name,
    Map<String, String> names,
    Optional<LabelId> parent,
    int position,
    String colour,
    Optional<String> key,
    Guidance guidance,
    boolean binned,
    Optional<LabelId> successor) {
  public Label {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label needs a name");
    }
    if (!isColour(colour)) {
      throw new IllegalArgumentException("not a colour: " + colour);
    }
    names = Map.copyOf(names);
  }

  /// Compared by hand: a scheme of ten thousand labels is read after every change.
  private static boolean isColour(String colour) {
    return colour.length() == 7
        && colour.charAt(0) == '#'
        && colour.chars().skip(1).allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }

  /// A label without an identity yet, of which nothing else is known.
  public static Label draft(
      String name, Optional<LabelId> parent, int position, String colour, Optional<String> key) {
    return new Label(
        new LabelId(0),
        name,
        Map.of(),
        parent,
        position,
        colour,
        key,
        Guidance.NONE,
        false,
        Optional.empty());
  }

  /// The name in a language, or the main name where there is none: `zh` also finds `zh-Hans`.
  public String name(String language) {
    if (names.isEmpty()) {
      return name;
    }
    String exact = names.get(language);
    return exact != null
        ? exact
        : new TreeMap<>(names)
            .entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(language + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(name);
  }

  /// What belongs here, for the annotators; may be blank.
  public String definition() {
    return guidance.definition();
  }

  /// Texts that belong here.
  public List<String> examples() {
    return guidance.examples();
  }

  /// The same label under the identity it was given.
  public Label withId(LabelId newId) {
    return new Label(
        newId, name, names, parent, position, colour, key, guidance, binned, successor);
  }

  public Label withName(String newName) {
    return new Label(
        id, newName, names, parent, position, colour, key, guidance, binned, successor);
  }

  public Label withNames(Map<String, String> newNames) {
    return new Label(
        id, name, newNames, parent, position, colour, key, guidance, binned, successor);
  }

  public Label withColour(String newColour) {
    return new Label(
        id, name, names, parent, position, newColour, key, guidance, binned, successor);
  }

  public Label withKey(Optional<String> newKey) {
    return new Label(
        id, name, names, parent, position, colour, newKey, guidance, binned, successor);
  }

  public Label withGuidance(Guidance newGuidance) {
    return new Label(
        id, name, names, parent, position, colour, key, newGuidance, binned, successor);
  }

  public Label at(Optional<LabelId> newParent, int newPosition) {
    return new Label(
        id, name, names, newParent, newPosition, colour, key, guidance, binned, successor);
  }

  public Label inBin() {
    return new Label(id, name, names, parent, position, colour, key, guidance, true, successor);
  }

  /// In the bin, as another label stands for it.
  public Label mergedInto(LabelId other) {
    return new Label(
        id, name, names, parent, position, colour, key, guidance, true, Optional.of(other));
  }

  public Label outOfBin() {
    return new Label(
        id, name, names, parent, position, colour, key, guidance, false, Optional.empty());
  }
}
