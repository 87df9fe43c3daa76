package marginalia.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The labels 0 … k−1 of a task, for models that make use of what is known of them.
///
/// @param names as paths, steps parted by `/`, where a text has a place in a tree
/// @param words what is to be read of each: its name and description in plain words
/// @param examples texts of each that are told with it, perhaps none
public record LabelSet(
    List<String> names, List<String> words, List<List<String>> examples, Rule rule) {
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
    examples = examples.stream().map(List::copyOf).toList();
    if (names.size() != words.size() || names.size() != examples.size()) {
      throw new IllegalArgumentException(
          names.size() + " names, words of " + words.size() + ", examples of " + examples.size());
    }
  }

  /// Labels of which nothing but the name is known.
  public static LabelSet of(List<String> names, Rule rule) {
    return new LabelSet(names, names.stream().map(LabelSet::spaced).toList(), none(names), rule);
  }

  /// Labels and a sentence on each, which may be blank.
  public static LabelSet of(List<String> names, List<String> descriptions, Rule rule) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add((spaced(names.get(i)) + " " + descriptions.get(i)).strip());
    }
    return new LabelSet(names, words, none(names), rule);
  }

  private static List<List<String>> none(List<String> names) {
    return Collections.nCopies(names.size(), List.of());
  }

  /// The tree that the names span; empty if they span none.
  public Optional<Hierarchy> tree() {
    return rule == Rule.PATH ? Optional.of(Hierarchy.ofPaths(names)) : Optional.empty();
  }

  /// The same with texts of each label.
  public LabelSet withExamples(List<List<String>> texts) {
    return new LabelSet(names, words, texts, rule);
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
    List<List<String>> texts = new ArrayList<>(examples);
    texts.addAll(none(nodes.subList(names.size(), nodes.size())));
    return new LabelSet(nodes, all, texts, rule);
  }
}
