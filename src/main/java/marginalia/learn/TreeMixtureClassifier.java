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

  private final Classifier flat;
  private final PerNodeClassifier perNode;
  private final double share;
  private final Provenance provenance;

  TreeMixtureClassifier(
      Classifier flat, PerNodeClassifier perNode, double share, Provenance provenance) {
    this.flat = flat;
    this.perNode = perNode;
    this.share = share;
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
    return mixed(flat.probabilities(x, progress), perNode.probabilities(x, progress), share);
  }

  /// The weighed geometric mean of both, as probabilities again: Genest and Zidek (1986),
  /// doi:10.1214/ss/1177013825.
  ///
  /// @param share of the second, from 0 to 1
  static Probabilities mixed(Probabilities first, Probabilities second, double share) {
    int n = first.rows();
    int k = first.labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    for (int row = 0; row < n; row++) {
      double sum = 0;
      for (int label = 0; label < k; label++) {
        double p =
            Math.pow(Math.max(first.of(row, label), SMALLEST), 1 - share)
                * Math.pow(Math.max(second.of(row, label), SMALLEST), share);
        all[row * k + label] = (float) p;
        sum += p;
      }
      for (int label = 0; label < k; label++) {
        all[row * k + label] /= (float) sum;
      }
    }
    return Probabilities.exclusive(n, k, all);
  }

  /// What both add, each by its share; one that does not weigh adds nothing.
  @Override
  public float weight(int column, int label) {
    float labels = flat instanceof Weighing weighing ? weighing.weight(column, label) : 0;
    return (float) ((1 - share) * labels + share * perNode.weight(column, label));
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
        mean[i] = (float) ((1 - share) * mean[i] + share * nodes.get(row)[i]);
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
        share,
        provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(share);
    flat.provenance().write(out);
    out.writeUTF(flat.form());
    flat.write(out);
    perNode.provenance().write(out);
    perNode.write(out);
  }

  /// Reads what [#write(DataOutput)] wrote.
  static TreeMixtureClassifier read(DataInput in, Provenance provenance) throws IOException {
    double share = in.readDouble();
    Provenance ofFlat = Provenance.read(in);
    Classifier flat = Models.read(in.readUTF(), in, ofFlat);
    PerNodeClassifier perNode = PerNodeClassifier.read(in, Provenance.read(in));
    return new TreeMixtureClassifier(flat, perNode, share, provenance);
  }
}
