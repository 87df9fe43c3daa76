package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marginalia.corpus.Label;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Name;
import marginalia.wording.Notice;

/// What dividing a label will do, before it is done.
///
/// @param scheme the labels as they will be
/// @param parts the labels to be, as they will stand in the scheme, but for their identity
/// @param counts how many texts go to each of them
/// @param staying how many stay
public record SplitPreview(
    LabelScheme scheme, Label label, List<Label> parts, List<Integer> counts, int staying) {
  public SplitPreview {
    parts = List.copyOf(parts);
    counts = List.copyOf(counts);
  }

  /// What will happen, a sentence for each consequence.
  public List<Notice> said() {
    List<Notice> said = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Name into = Called.of(scheme, parts.get(part).id());
      said.add(Notice.of("split.part", counts.get(part), called(), into));
    }
    said.add(Notice.of("split.staying", staying, called()));
    List<String> keys = parts.stream().flatMap(part -> part.key().stream()).toList();
    if (!keys.isEmpty()) {
      said.add(Notice.of("split.keys", String.join(", ", keys)));
    }
    said.add(Notice.of("split.models"));
    return List.copyOf(said);
  }

  /// What the label that is divided is called.
  public Name called() {
    return Called.of(scheme, label.id());
  }

  /// Macro-F1 of a linear model out of fold.
  ///
  /// @param before with the labels as they are
  /// @param after with the new ones
  /// @param label F1 of the label that is divided, before
  /// @param parts F1 of what stays, where texts do, then of each new label
  public record Forecast(double before, double after, double label, List<Double> parts) {
    public Forecast {
      parts = List.copyOf(parts);
    }

    /// In words, with numbers as they are written in a language.
    public Notice said(Locale locale) {
      String each =
          String.join(", ", parts.stream().map(f1 -> String.format(locale, "%.3f", f1)).toList());
      return Notice.of("split.forecast", before, after, label, each);
    }
  }
}
