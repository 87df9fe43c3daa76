package marginalia.corpus;

import java.util.List;

/// What annotators, and models that read, are told of a label. Everything may be blank.
///
/// @param definition what the label means, in a sentence
/// @param include which texts belong here though one might doubt it
/// @param exclude which texts do not belong here though one might think so
/// @param examples texts that belong here
/// @param notes for those who shape the scheme; not for annotators or models
public record Guidance(
    String definition, String include, String exclude, List<String> examples, String notes) {
  /// Nothing said.
  public static final Guidance NONE = new Guidance("", "", "", List.of(), "");

  public Guidance {
    examples = List.copyOf(examples);
  }

  /// A definition and examples, without rules and notes.
  public static Guidance of(String definition, List<String> examples) {
    return new Guidance(definition, "", "", examples, "");
  }

  public Guidance withExamples(List<String> texts) {
    return new Guidance(definition, include, exclude, texts, notes);
  }
}
