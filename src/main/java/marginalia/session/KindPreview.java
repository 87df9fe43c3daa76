package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import marginalia.wording.Notice;

/// What another kind will do to a project, before it is done.
///
/// @param without texts answered with no label, which the new kind does not know
/// @param several texts answered with several labels, likewise
/// @param open those of both that are seen; they lose their answer and are asked again, in order of
///   their ids
/// @param kept texts that keep their answer
/// @param lifted labels below others, which come to stand beside them
/// @param renamed labels that are called otherwise from then on: by their path in a list, where
///   their name is taken; by its last step in a tree, where it is a path
public record KindPreview(
    TaskKind from,
    TaskKind to,
    int without,
    int several,
    List<DocumentId> open,
    int kept,
    List<Label> lifted,
    List<Label> renamed) {
  public KindPreview {
    open = List.copyOf(open);
    lifted = List.copyOf(lifted);
    renamed = List.copyOf(renamed);
  }

  /// What will happen, a sentence for each consequence.
  public List<Notice> said() {
    List<Notice> said = new ArrayList<>();
    said.add(Notice.of("kind.kept", kept));
    if (several > 0) {
      said.add(Notice.of("kind.several", several));
    }
    if (without > 0) {
      said.add(Notice.of("kind.without", without));
    }
    if (!lifted.isEmpty()) {
      said.add(Notice.of("kind.lifted", lifted.size()));
    }
    if (!renamed.isEmpty()) {
      String how = to == TaskKind.HIERARCHICAL ? "kind.nested" : "kind.renamed";
      said.add(Notice.of(how, renamed.size(), renamed.getFirst().name()));
    }
    said.add(Notice.of("kind.model"));
    return said;
  }
}
