package marginalia.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;

/// What becomes of labels when some of them are moved: each method gives those that change, as they
/// are afterwards, and no others. O(labels · depth).
final class Arrangement {
  private Arrangement() {}

  /// Where a label comes behind all that are below `parent`.
  static int end(LabelScheme scheme, Optional<LabelId> parent) {
    List<Label> siblings = scheme.children(parent);
    return siblings.isEmpty() ? 0 : siblings.getLast().position() + 1;
  }

  /// Labels, each with what is below it, come below `parent`, right before one of its children or
  /// at the end.
  static List<Label> moved(
      LabelScheme scheme, Set<LabelId> labels, Optional<LabelId> parent, Optional<LabelId> before) {
    List<Label> moving = onOffer(scheme.topmost(labels));
    Set<LabelId> ids = ids(moving);
    List<Label> order = new ArrayList<>();
    Optional<Integer> place = Optional.empty();
    for (Label sibling : scheme.children(parent)) {
      if (before.equals(Optional.of(sibling.id()))) {
        place = Optional.of(order.size());
      }
      if (!ids.contains(sibling.id())) {
        order.add(sibling);
      }
    }
    order.addAll(place.orElse(order.size()), moving);
    return placed(scheme, parent, order);
  }

  /// Labels go so many places up (below 0) or down among their siblings and stop at the ends.
  static List<Label> shifted(LabelScheme scheme, Set<LabelId> labels, int places) {
    Map<Optional<LabelId>, Set<LabelId>> byParent = new LinkedHashMap<>();
    onOffer(scheme.topmost(labels))
        .forEach(label ->
            byParent
                .computeIfAbsent(scheme.parent(label.id()), _ -> new HashSet<>())
                .add(label.id()));
    List<Label> changed = new ArrayList<>();
    byParent.forEach((parent, ids) -> {
      List<Label> order = new ArrayList<>(scheme.children(parent));
      for (int i = 0; i < Math.min(Math.abs(places), order.size()); i++) {
        shift(places < 0 ? order : order.reversed(), ids);
      }
      changed.addAll(placed(scheme, parent, order));
    });
    return changed;
  }

  /// One step to the front; those that have come to the front stay there.
  private static void shift(List<Label> order, Set<LabelId> ids) {
    for (int i = 1; i < order.size(); i++) {
      if (ids.contains(order.get(i).id()) && !ids.contains(order.get(i - 1).id())) {
        Collections.swap(order, i, i - 1);
      }
    }
  }

  /// The children of `parent` get the positions that were there already, as far as there are any: a
  /// step up or down changes two labels and not ten thousand.
  private static List<Label> placed(
      LabelScheme scheme, Optional<LabelId> parent, List<Label> order) {
    Set<LabelId> wanted = ids(order);
    List<Label> stay =
        scheme.children(parent).stream().filter(label -> wanted.contains(label.id())).toList();
    Set<LabelId> here = ids(stay);
    List<Label> changed = new ArrayList<>();
    int last = -1;
    int staying = 0;
    for (Label label : order) {
      boolean stays = here.contains(label.id());
      int place = stays ? Math.max(stay.get(staying++).position(), last + 1) : last + 1;
      Label after = label.at(stays ? label.parent() : parent, place);
      if (!after.equals(label)) {
        changed.add(after);
      }
      last = place;
    }
    return changed;
  }

  /// Labels go into the bin with all below them.
  static List<Label> binned(LabelScheme scheme, Set<LabelId> labels) {
    return scheme.active().stream()
        .filter(label -> scheme.isWithin(label.id(), labels))
        .map(Label::inBin)
        .toList();
  }

  /// Labels come back from the bin with all below them. A key that another label has meanwhile
  /// stays with that one; a name that is taken gets a number.
  static List<Label> restored(LabelScheme scheme, Set<LabelId> labels) {
    List<Label> back =
        scheme.binned().stream().filter(label -> scheme.isWithin(label.id(), labels)).toList();
    Set<LabelId> ids = ids(back);
    Map<Optional<LabelId>, Set<String>> names = new HashMap<>();
    Set<String> keys = new HashSet<>();
    List<Label> restored = new ArrayList<>();
    for (Label label : back) {
      Optional<LabelId> parent =
          label
              .parent()
              .filter(
                  id -> ids.contains(id) || scheme.label(id).filter(l -> !l.binned()).isPresent());
      Set<String> taken = names.computeIfAbsent(parent, p -> names(scheme, p));
      String name = free(label.name(), wanted -> !taken.contains(wanted));
      taken.add(name);
      Optional<String> key =
          label
              .key()
              .filter(k -> scheme.withKey(k).isEmpty())
              .filter(k -> keys.add(LabelScheme.sameKey(k)));
      restored.add(label.outOfBin().withName(name).withKey(key));
    }
    return restored;
  }

  private static Set<String> names(LabelScheme scheme, Optional<LabelId> parent) {
    Set<String> names = new HashSet<>();
    scheme.children(parent).forEach(label -> names.add(label.name()));
    return names;
  }

  /// The name, with a number if it is not free without one; cut where it would become too long.
  static String free(String name, Predicate<String> isFree) {
    String next = name;
    for (int number = 2; !isFree.test(next); number++) {
      String end = " " + number;
      next = LabelName.cut(name, LabelName.LONGEST - end.length()) + end;
    }
    return next;
  }

  private static List<Label> onOffer(List<Label> labels) {
    return labels.stream().filter(label -> !label.binned()).toList();
  }

  private static Set<LabelId> ids(List<Label> labels) {
    Set<LabelId> ids = HashSet.newHashSet(labels.size());
    labels.forEach(label -> ids.add(label.id()));
    return ids;
  }
}
