package marginalia.learn;

import java.util.ArrayList;
import java.util.List;

/// The labels 0 … k−1 of a task, for models that make use of what is known of them.
///
/// @param names as paths, steps parted by `/`, where a text has a place in a tree
/// @param words what is to be read of each: its name and description in plain words
public record LabelSet(List<String> names, List<String> words, Rule rule) {
  /// How many labels a text has.
  public enum Rule {
    ONE,
    SEVERAL,
    /// One node of a tree.
    PATH
  }

  public LabelSet {
    names = List.copyOf(names);
    words = List.copyOf(words);
    if (names.size() != words.size()) {
      throw new IllegalArgumentException(names.size() + " names, words of " + words.size());
    }
  }

  /// Labels of which nothing but the name is known.
  public static LabelSet of(List<String> names, Rule rule) {
    return new LabelSet(names, names.stream().map(LabelSet::spaced).toList(), rule);
  }

  /// Labels and a sentence on each, which may be blank.
  public static LabelSet of(List<String> names, List<String> descriptions, Rule rule) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add((spaced(names.get(i)) + " " + descriptions.get(i)).strip());
    }
    return new LabelSet(names, words, rule);
  }

  /// `card_payment-fee` is three words, a path as many as its steps have.
  private static String spaced(String name) {
    return name.replaceAll("[/_-]+", " ").strip();
  }

  /// Also the nodes of the tree that are no label themselves, behind the labels.
  LabelSet withNodes() {
    List<String> nodes = Hierarchy.nodes(names);
    List<String> all = new ArrayList<>(words);
    nodes.subList(names.size(), nodes.size()).forEach(node -> all.add(spaced(node)));
    return new LabelSet(nodes, all, rule);
  }
}
