package marginalia.session;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelNames;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Name;

/// What labels are called in sentences for the user: in each language of the window by the name
/// they have in it. Files, models and what is typed know the main name.
public final class Called {
  private Called() {}

  /// A label by the names from the top of the tree down to it: the last one alone may be that of
  /// others too. Its number where it is unknown.
  public static Name of(LabelScheme scheme, LabelId label) {
    return Name.of(language -> new LabelNames(scheme, language).path(label));
  }

  /// A label by its main name, below what the one above it is called.
  static Name below(LabelScheme scheme, Optional<LabelId> parent, String name) {
    return Name.of(language ->
        parent.map(p -> new LabelNames(scheme, language).path(p) + "/" + name).orElse(name));
  }

  /// Several labels, with commas between them.
  public static Name all(LabelScheme scheme, Collection<Label> labels) {
    return Name.of(language -> {
      LabelNames names = new LabelNames(scheme, language);
      return labels.stream().map(label -> names.path(label.id())).collect(Collectors.joining(", "));
    });
  }
}
