package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Name;
import marginalia.wording.Notice;

/// What a merge of two labels will do, before it is done.
///
/// @param scheme the labels before it
/// @param answers texts that carry the label that goes
/// @param both of them that carry the other one too; they keep one
/// @param children labels below the one that goes; they move below the other one
/// @param renamed those of them whose name is taken there, as they will be called
/// @param key the key that becomes free
/// @param foreseeable whether macro-F1 could be foretold: not where several labels may hold
/// @param forecast macro-F1 of the present model, counted again; empty where none was measured
public record MergePreview(
    LabelScheme scheme,
    Label from,
    Label into,
    int answers,
    int both,
    List<Label> children,
    List<Label> renamed,
    Optional<String> key,
    boolean foreseeable,
    Optional<Recounted> forecast) {
  public MergePreview {
    children = List.copyOf(children);
    renamed = List.copyOf(renamed);
  }

  /// What will happen, a sentence for each consequence.
  public List<Notice> said() {
    List<Notice> said = new ArrayList<>();
    Name other = Called.of(scheme, into.id());
    said.add(Notice.of("merge.answers", answers, Called.of(scheme, from.id()), other));
    if (both > 0) {
      said.add(Notice.of("merge.both", both));
    }
    if (!children.isEmpty()) {
      said.add(Notice.of("merge.children", children.size(), Called.all(scheme, children), other));
    }
    for (Label label : renamed) {
      said.add(Notice.of("merge.renamed", Called.of(scheme, label.id()), label.name()));
    }
    key.ifPresent(free -> said.add(Notice.of("merge.key", free)));
    said.add(Notice.of(foreseeable ? "merge.models.mapped" : "merge.models.stale"));
    said.add(
        forecast
            .map(f -> Notice.of("merge.forecast", f.before(), f.after()))
            .orElseGet(() -> Notice.of(foreseeable ? "merge.evaluate" : "merge.several")));
    return List.copyOf(said);
  }
}
