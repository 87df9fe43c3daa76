package marginalia.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// A fitted [PerNode]: the choices of all nodes, those above before those below.
public final class PerNodeClassifier implements Updatable, Weighing, Attending {
  /// Name of its form in a model file.
  public static final String FORM = "per-node";

  private final Hierarchy tree;
  private final List<Choice> choices;
  private final Provenance provenance;

  PerNodeClassifier(Hierarchy tree, List<Choice> choices, Provenance provenance) {
    this.tree = tree;
    this.choices = List.copyOf(choices);
    this.provenance = provenance;
  }

  /// What can come after a node.
  ///
  /// @param options nodes below, and the node itself if a path can end there
  /// @param classifier says which; empty where there is one option
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Choice(int node, int[] options, Optional<Classifier> classifier) {}

  @Override
  public int labels() {
    return tree.labels();
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Probabilities probabilities(TextRows x, Progress progress) {
    int n = x.rows();
    int k = labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    float[] everywhere = new float[n];
    Arrays.fill(everywhere, 1);
    descend(Hierarchy.TOP, everywhere, x, all, progress);
    return Probabilities.exclusive(n, k, all);
  }

  /// Follows every way down from a node that each row reaches with probability `here`, and writes
  /// where the ways end into `all`.
  private void descend(int node, float[] here, TextRows x, float[] all, Progress progress) {
    Optional<Choice> found = choices.stream().filter(c -> c.node() == node).findFirst();
    if (found.isEmpty()) {
      end(node, here, all);
      return;
    }
    Choice choice = found.get();
    Optional<Probabilities> p = choice.classifier().map(c -> c.probabilities(x, progress));
    for (int i = 0; i < choice.options().length; i++) {
      float[] there = here.clone();
      for (int row = 0; row < there.length && p.isPresent(); row++) {
        there[row] *= p.get().of(row, i);
      }
      if (choice.options()[i] == node) {
        end(node, there, all);
      } else {
        descend(choice.options()[i], there, x, all, progress);
      }
    }
  }

  private void end(int node, float[] here, float[] all) {
    for (int row = 0; row < here.length && node < labels(); row++) {
      all[row * labels() + node] = here[row];
    }
  }

  /// The weights of all choices on the way down to the label; a choice that does not weigh adds
  /// nothing.
  @Override
  public float weight(int column, int label) {
    float sum = 0;
    for (Choice choice : choices) {
      if (choice.classifier().orElse(null) instanceof Weighing weighing) {
        for (int i = 0; i < choice.options().length; i++) {
          int option = choice.options()[i];
          sum += leads(choice, option, label) ? weighing.weight(column, i) : 0;
        }
      }
    }
    return sum;
  }

  private boolean leads(Choice choice, int option, int label) {
    return option == choice.node()
        ? label == choice.node()
        : tree.step(choice.node(), label) == option;
  }

  /// The mean of all choices on the way down to the label.
  @Override
  public List<float[]> attention(TextRows x, int label, Progress progress) {
    List<List<float[]>> all =
        choices.stream()
            .filter(c -> IntStream.of(c.options()).anyMatch(option -> leads(c, option, label)))
            .flatMap(c -> c.classifier().stream())
            .filter(Attending.class::isInstance)
            .map(c -> ((Attending) c).attention(x, label, progress))
            .filter(weights -> !weights.isEmpty())
            .toList();
    return all.isEmpty()
        ? List.of()
        : IntStream.range(0, x.rows())
            .mapToObj(row -> mean(all.stream().map(weights -> weights.get(row)).toList()))
            .toList();
  }

  private static float[] mean(List<float[]> several) {
    float[] mean = new float[several.getFirst().length];
    for (float[] one : several) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / several.size();
      }
    }
    return mean;
  }

  /// Takes rows in at every node their paths go through; a node whose classifier cannot be updated
  /// stays as it is.
  @Override
  public PerNodeClassifier updated(TextRows x, int[] rows, Targets y) {
    List<Choice> next = new ArrayList<>();
    for (Choice choice : choices) {
      if (choice.classifier().orElse(null) instanceof Updatable updatable) {
        PerNode.Options options = new PerNode.Options(choice.node(), choice.options());
        int[] taken = options.rows(tree, y);
        Targets targets = options.targets(tree, y, taken);
        int[] at = IntStream.of(taken).map(i -> rows[i]).toArray();
        next.add(
            new Choice(
                choice.node(),
                choice.options(),
                Optional.of(taken.length == 0 ? updatable : updatable.updated(x, at, targets))));
      } else {
        next.add(choice);
      }
    }
    return new PerNodeClassifier(tree, next, provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(tree.labels());
    writeAll(tree.parents(), out);
    out.writeInt(choices.size());
    for (Choice choice : choices) {
      out.writeInt(choice.node());
      writeAll(choice.options(), out);
      out.writeBoolean(choice.classifier().isPresent());
      if (choice.classifier().isPresent()) {
        Classifier classifier = choice.classifier().get();
        classifier.provenance().write(out);
        out.writeUTF(classifier.form());
        classifier.write(out);
      }
    }
  }

  private static void writeAll(int[] values, DataOutput out) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  static PerNodeClassifier read(DataInput in, Provenance provenance) throws IOException {
    Hierarchy tree = Hierarchy.of(in.readInt(), readAll(in));
    List<Choice> choices = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      int node = in.readInt();
      int[] options = readAll(in);
      Optional<Classifier> classifier = Optional.empty();
      if (in.readBoolean()) {
        Provenance inner = Provenance.read(in);
        classifier = Optional.of(Models.read(in.readUTF(), in, inner));
      }
      choices.add(new Choice(node, options, classifier));
    }
    return new PerNodeClassifier(tree, choices, provenance);
  }

  private static int[] readAll(DataInput in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }
}
