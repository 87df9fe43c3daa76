package marginalia.learn.fasttext;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Updatable;
import marginalia.learn.Weighing;
import marginalia.learn.tensor.RowFile;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Notice;

/// A fitted [FastText]. Where labels exclude each other but were learnt by sigmoids (one-vs-all,
/// negative sampling), the sigmoids are divided by their sum.
public final class FastTextClassifier implements Updatable, Weighing {
  /// Name of its form in a model file.
  public static final String FORM = "fasttext";

  private static final int CHUNK = 1_024;
  private static final int UPDATE_VISITS = 5;
  private static final double UPDATE_SHARE = 0.2;

  private final Network network;
  private final FastText settings;
  private final LabelCounts counts;
  private final Provenance provenance;

  FastTextClassifier(
      Network network, FastText settings, LabelCounts counts, Provenance provenance) {
    this.network = network;
    this.settings = settings;
    this.counts = counts;
    this.provenance = provenance;
  }

  @Override
  public int labels() {
    return counts.texts().length;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  /// How it was fitted, nothing left automatic.
  public FastText settings() {
    return settings;
  }

  Network network() {
    return network;
  }

  LabelCounts counts() {
    return counts;
  }

  @Override
  public Probabilities probabilities(TextRows texts, Progress progress) {
    SparseMatrix x = SparseMatrix.of(texts);
    if (x.columns() != network.input().rows()) {
      throw new IllegalArgumentException(
          x.columns() + " columns, fitted on " + network.input().rows());
    }
    int n = x.rows();
    int k = labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          float[] hidden = new float[network.input().width()];
          float[] p = new float[k];
          for (int row = from; row < to && k > 0; row++) {
            network.hidden(x, row, hidden);
            network.layer().probabilities(network.output(), hidden, p);
            if (counts.exclusive()) {
              normalise(p);
            }
            System.arraycopy(p, 0, all, row * k, k);
          }
          progress.report((double) done.addAndGet(to - from) / n, Notice.of("engine.scoring"));
        });
    return counts.exclusive()
        ? Probabilities.exclusive(n, k, all)
        : Probabilities.independent(n, k, all);
  }

  /// The feature's vector as if the text had no other feature.
  @Override
  public float weight(int column, int label) {
    float[] vector = new float[network.input().width()];
    network.input().addTo(column, 1, vector);
    return network.layer().score(network.output(), vector, label);
  }

  private static void normalise(float[] p) {
    double sum = 0;
    for (float value : p) {
      sum += value;
    }
    for (int label = 0; label < p.length; label++) {
      p[label] = sum > 0 ? (float) (p[label] / sum) : 1f / p.length;
    }
  }

  /// Goes on from the weights with steps a fifth as large as the fit's first; only rows of features
  /// that occur in the new texts are copied. A compressed classifier stays as it is: it has lost
  /// what would have to be moved.
  @Override
  public FastTextClassifier updated(TextRows texts, int[] rows, Targets y) {
    SparseMatrix x = SparseMatrix.of(texts);
    if (!(network.input() instanceof RowMatrix before)
        || !(network.output() instanceof RowMatrix weights)
        || rows.length == 0) {
      return this;
    }
    SparseMatrix added = x.select(rows);
    RowMatrix input = before.copyFor(Arrays.copyOf(added.indices(), added.nonZeros()));
    Network next = new Network(input, weights.copy(), network.layer());
    FastText gentle =
        new FastText(
            settings.dim(),
            settings.lr() * UPDATE_SHARE,
            UPDATE_VISITS,
            settings.loss(),
            settings.neg());
    GradientDescent.fit(gentle, next, added, _ -> y, provenance.seed(), Progress.none());
    return new FastTextClassifier(next, settings, counts, provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(settings.dim());
    out.writeDouble(settings.lr());
    out.writeInt(settings.epochs());
    out.writeUTF(settings.loss().name());
    out.writeInt(settings.neg());
    counts.write(out);
    RowFile.write(network.input(), out);
    RowFile.write(network.output(), out);
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else
  public static FastTextClassifier read(DataInput in, Provenance provenance) throws IOException {
    FastText settings =
        new FastText(
            in.readInt(),
            in.readDouble(),
            in.readInt(),
            FastText.Loss.valueOf(in.readUTF()),
            in.readInt());
    LabelCounts counts = LabelCounts.read(in);
    int labels = counts.texts().length;
    Network network =
        new Network(
            RowFile.read(in), RowFile.read(in), settings.layer(counts.texts(), counts.precision()));
    if (network.output().rows() < labels || network.output().width() != network.input().width()) {
      throw new IOException("the weights do not fit the labels");
    }
    return new FastTextClassifier(network, settings, counts, provenance);
  }
}
