package marginalia.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// A fitted [TreeMixture].
public final class TreeMixtureClassifier implements Updatable, Weighing, Attending {
  /// Name of its form in a model file.
  public static final String FORM = "tree-mixture";

  /// Nothing is so improbable that the other could not say otherwise.
  private static final float SMALLEST = 1e-9f;

  private static final int CHUNK = 8_192;

  private final Classifier flat;
  private final PerNodeClassifier perNode;
  private final int quarters;
  private final Provenance provenance;

  TreeMixtureClassifier(
      Classifier flat, PerNodeClassifier perNode, int quarters, Provenance provenance) {
    this.flat = flat;
    this.perNode = perNode;
    this.quarters = quarters;
    this.provenance = provenance;
  }

  @Override
  public int labels() {
    return flat.labels();
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Probabilities probabilities(TextRows x, Progress progress) {
    return mixed(
        flat.probabilities(x, progress), perNode.probabilities(x, progress), quarters, progress);
  }

  /// The weighed geometric mean of both, as probabilities again: Genest and Zidek (1986),
  /// doi:10.1214/ss/1177013825.
  ///
  /// @param quarters share of the second, from 0 to 4
  static Probabilities mixed(
      Probabilities first, Probabilities second, int quarters, Progress progress) {
    int n = first.rows();
    int k = first.labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            double sum = 0;
            for (int label = 0; label < k; label++) {
              double p = mean(first.of(row, label), second.of(row, label), quarters);
              all[row * k + label] = (float) p;
              sum += p;
            }
            for (int label = 0; label < k; label++) {
              all[row * k + label] /= (float) sum;
            }
          }
        });
    return Probabilities.exclusive(n, k, all);
  }

  /// Quarters of a power are two square roots, which cost a tenth of it.
  private static double mean(float first, float second, int quarters) {
    double a = Math.max(first, SMALLEST);
    double b = Math.max(second, SMALLEST);
    return switch (quarters) {
      case 0 -> a;
      case 1 -> Math.sqrt(a * Math.sqrt(a * b));
      case 2 -> Math.sqrt(a * b);
      case 3 -> Math.sqrt(b * Math.sqrt(a * b));
      default -> b;
    };
  }

  /// What both add, each by its share; one that does not weigh adds nothing.
  @Override
  public float weight(int column, int label) {
    float labels = flat instanceof Weighing weighing ? weighing.weight(column, label) : 0;
    return ((4 - quarters) * labels + quarters * perNode.weight(column, label)) / 4;
  }

  /// The mean of both, each by its share.
  @Override
  public List<float[]> attention(TextRows x, int label, Progress progress) {
    List<float[]> nodes = perNode.attention(x, label, progress);
    List<float[]> labels =
        flat instanceof Attending attending ? attending.attention(x, label, progress) : List.of();
    if (labels.isEmpty() || nodes.isEmpty()) {
      return labels.isEmpty() ? nodes : labels;
    }
    List<float[]> both = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      float[] mean = labels.get(row).clone();
      for (int i = 0; i < mean.length; i++) {
        mean[i] = ((4 - quarters) * mean[i] + quarters * nodes.get(row)[i]) / 4;
      }
      both.add(mean);
    }
    return both;
  }

  @Override
  public TreeMixtureClassifier updated(TextRows x, int[] rows, Targets y) {
    return new TreeMixtureClassifier(
        flat instanceof Updatable updatable ? updatable.updated(x, rows, y) : flat,
        perNode.updated(x, rows, y),
        quarters,
        provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(quarters);
    flat.provenance().write(out);
    out.writeUTF(flat.form());
    flat.write(out);
    perNode.provenance().write(out);
    perNode.write(out);
  }

  /// Reads what [#write(DataOutput)] wrote.
  static TreeMixtureClassifier read(DataInput in, Provenance provenance) throws IOException {
    int quarters = in.readByte();
    Provenance ofFlat = Provenance.read(in);
    Classifier flat = Models.read(in.readUTF(), in, ofFlat);
    PerNodeClassifier perNode = PerNodeClassifier.read(in, Provenance.read(in));
    return new TreeMixtureClassifier(flat, perNode, quarters, provenance);
  }
}
