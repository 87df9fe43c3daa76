package marginalia.session;

import java.util.Collection;
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

  public static Name of(Label label) {
    return Name.of(label::name);
  }

  /// Name of a label, or its number where it is unknown.
  public static Name of(LabelScheme scheme, LabelId label) {
    return Name.of(language -> new LabelNames(scheme, language).name(label));
  }

  /// Names from the top of the tree down to a label.
  public static Name path(LabelScheme scheme, LabelId label) {
    return Name.of(language -> new LabelNames(scheme, language).path(label));
  }

  /// Several names, with commas between them.
  public static Name all(Collection<Label> labels) {
    return Name.of(language ->
        labels.stream().map(label -> label.name(language)).collect(Collectors.joining(", ")));
  }
}
