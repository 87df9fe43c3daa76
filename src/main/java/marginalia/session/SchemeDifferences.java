package marginalia.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Name;
import marginalia.wording.Notice;

/// What is different between two versions of a scheme, in words.
record SchemeDifferences(LabelScheme before, LabelScheme after) {
  /// One sentence for each difference: labels that came, labels that went, what changed of those
  /// that are in both, and orders. O(labels).
  List<Notice> said() {
    List<Notice> said = new ArrayList<>();
    for (Label label : after.active()) {
      Optional<Label> earlier = before.label(label.id()).filter(l -> !l.binned());
      if (earlier.isPresent()) {
        said.addAll(changes(earlier.get(), label));
      } else {
        said.add(Notice.of("version.came", Called.of(after, label.id())));
      }
    }
    for (Label label : before.active()) {
      if (after.label(label.id()).filter(l -> !l.binned()).isEmpty()) {
        said.add(Notice.of("version.went", Called.of(before, label.id())));
      }
    }
    orders().forEach(said::add);
    return List.copyOf(said);
  }

  private List<Notice> changes(Label old, Label now) {
    List<Notice> changes = new ArrayList<>();
    Name called = Called.of(after, now.id());
    if (!old.name().equals(now.name())) {
      changes.add(
          Notice.of(
              "version.renamed",
              Called.below(before, before.parent(old.id()), old.name()),
              now.name()));
    }
    if (!parent(before, old).equals(parent(after, now))) {
      changes.add(
          Notice.of("version.moved", Name.of(now::name), place(before, old), place(after, now)));
    }
    if (!old.key().equals(now.key())) {
      changes.add(Notice.of("version.key", called, old.key().orElse("–"), now.key().orElse("–")));
    }
    if (!old.colour().equals(now.colour())) {
      changes.add(Notice.of("version.coloured", called));
    }
    Label asBefore =
        now.withName(old.name())
            .at(old.parent(), old.position())
            .withKey(old.key())
            .withColour(old.colour());
    if (!asBefore.equals(old)) {
      changes.add(Notice.of("version.described", called));
    }
    return changes;
  }

  private static Optional<LabelId> parent(LabelScheme scheme, Label label) {
    return label.parent().filter(id -> scheme.label(id).filter(l -> !l.binned()).isPresent());
  }

  private static Object place(LabelScheme scheme, Label label) {
    return path(scheme, parent(scheme, label));
  }

  private static Object path(LabelScheme scheme, Optional<LabelId> label) {
    return label.<Object>map(there -> Called.of(scheme, there)).orElse("/");
  }

  /// Labels that are below the same parent in both, in another order.
  private List<Notice> orders() {
    Set<Optional<LabelId>> parents = new LinkedHashSet<>();
    after.active().forEach(label -> parents.add(parent(after, label)));
    return parents.stream()
        .filter(parent -> !order(before, after, parent).equals(order(after, before, parent)))
        .map(parent -> Notice.of("version.ordered", path(after, parent)))
        .toList();
  }

  private static List<LabelId> order(
      LabelScheme scheme, LabelScheme other, Optional<LabelId> parent) {
    Set<LabelId> there = new LinkedHashSet<>();
    other.children(parent).forEach(label -> there.add(label.id()));
    return scheme.children(parent).stream().map(Label::id).filter(there::contains).toList();
  }
}
