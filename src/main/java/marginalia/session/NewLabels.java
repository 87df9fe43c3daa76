package marginalia.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;

/// The labels an import has added, when they come to be seen. The scheme may have changed since:
/// what a person did meanwhile goes first. To be used inside one transaction.
final class NewLabels {
  private final Stores stores;
  private final long action;
  private final boolean flat;
  private final LabelScheme scheme;
  private final Map<Place, Label> known = new HashMap<>();

  /// What tells a label from others.
  private record Place(Optional<LabelId> parent, String name) {}

  /// A new label's identity and that of the person's label that takes its place.
  private final Map<LabelId, LabelId> merged = new HashMap<>();

  /// @param flat whether a name alone tells a label, wherever in the tree it is
  NewLabels(Stores stores, long action, boolean flat) {
    this.stores = stores;
    this.action = action;
    this.flat = flat;
    this.scheme = stores.labels().scheme();
    for (Label label : scheme.active()) {
      known.putIfAbsent(new Place(flat ? Optional.empty() : label.parent(), label.name()), label);
    }
  }

  /// Shows the labels; one that equals a label made meanwhile gives its answers to that one, a key
  /// that was given away is replaced, and what hangs below a label in the bin goes there too.
  /// Returns how many were given up.
  int appear() {
    List<Label> unseen = stores.labels().unseen(action);
    Set<LabelId> binned =
        scheme.binned().stream().map(Label::id).collect(Collectors.toCollection(TreeSet::new));
    Set<String> keys =
        scheme.active().stream()
            .flatMap(l -> l.key().stream())
            .map(LabelScheme::sameKey)
            .collect(Collectors.toSet());
    for (Label label : unseen) {
      Optional<LabelId> parent = label.parent().map(p -> merged.getOrDefault(p, p));
      Optional<Label> twin = twin(label, parent);
      if (twin.isPresent()) {
        merged.put(label.id(), twin.get().id());
        stores.annotations().replace(label.id(), twin.get().id(), action);
      } else {
        Label fitting = label.at(parent, label.position());
        if (label.key().map(LabelScheme::sameKey).filter(keys::contains).isPresent()) {
          fitting = fitting.withKey(Optional.empty());
        }
        if (parent.filter(binned::contains).isPresent()) {
          fitting = fitting.inBin();
          binned.add(label.id());
        }
        if (!fitting.equals(label)) {
          stores.labels().amendUnseen(fitting, action);
        }
      }
    }
    unseen.reversed().stream()
        .map(Label::id)
        .filter(merged::containsKey)
        .forEach(label -> stores.labels().dropUnseen(label, action));
    stores.labels().appear(action);
    return merged.size();
  }

  private Optional<Label> twin(Label label, Optional<LabelId> parent) {
    return Optional.ofNullable(
        known.get(new Place(flat ? Optional.empty() : parent, label.name())));
  }
}
