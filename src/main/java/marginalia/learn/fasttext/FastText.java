package marginalia.learn.fasttext;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongFunction;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.SoftTargets;
import marginalia.learn.Student;
import marginalia.learn.Targets;
import marginalia.learn.embedding.HierarchicalSoftmax;
import marginalia.learn.embedding.NegativeSampling;
import marginalia.learn.embedding.NegativeTable;
import marginalia.learn.embedding.OneVsAll;
import marginalia.learn.embedding.OneVsAll.Precision;
import marginalia.learn.embedding.OutputLayer;
import marginalia.learn.embedding.Softmax;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Bounds;

/// fastText's classifier: the mean of a text's feature vectors, then a linear layer, learnt by
/// stochastic gradient steps of linearly falling size. Joulin, Grave, Bojanowski, Mikolov (2017),
/// arXiv:1607.01759. Departs from C++ fastText in three ways: texts are drawn in a new order in
/// every pass; some texts at a time are learnt from the same weights, so that any number of threads
/// gives the same result (`src/docs/decisions/0011-steps-in-lockstep.md`); and settings may be left
/// to the data.
///
/// @param dim length of the vectors; 0 for 16, or 32, 64 for more than 3, 100 labels
/// @param lr size of the first step; 0 for 0.5, or 0.2 from 20,000 texts on
/// @param epochs passes over the texts; 0 for as many as make 250,000 texts, from 6 to 25
/// @param loss what is made small; where a text may have several labels the two softmaxes, which
///   know one only, give way to one-vs-all
/// @param neg negatives for each label in negative sampling
public record FastText(int dim, double lr, int epochs, Loss loss, int neg) implements Student {
  /// Its name on the command line.
  public static final String NAME = "fasttext";

  private static final double LIKE_FASTTEXT = 0.5;
  private static final int MANY_TEXTS = 20_000;

  /// What is made small.
  public enum Loss {
    SOFTMAX,
    HIERARCHICAL_SOFTMAX,
    NEGATIVE_SAMPLING,
    ONE_VS_ALL
  }

  public FastText {
    Bounds.fromTo("dim", dim, 0, 4_096);
    Bounds.fromTo("lr", lr, 0, 100);
    Bounds.fromTo("epochs", epochs, 0, 10_000);
    Bounds.from("neg", neg, 1);
  }

  /// Softmax, the rest left to the data.
  public static FastText defaults() {
    return new FastText(0, 0, 0, Loss.SOFTMAX, 5);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FastTextClassifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    SparseMatrix x = SparseMatrix.of(rows);
    return fit(random(x, y.labels(), seed), x, y, seed, progress);
  }

  /// In each pass a text's labels are drawn by what is believed of it, so that the steps follow the
  /// slope of the soft loss in the mean, whichever the loss is.
  @Override
  public FastTextClassifier fit(TextRows rows, SoftTargets y, long seed, Progress progress) {
    SparseMatrix x = SparseMatrix.of(rows);
    return fit(random(x, y.labels(), seed), x, y, seed, progress);
  }

  FastTextClassifier fit(
      RowMatrix initial, SparseMatrix x, SoftTargets y, long seed, Progress progress) {
    LongFunction<Targets> draws = pass -> SoftDraw.of(y, seed + pass);
    return fit(initial, x, y.likeliest(), draws, seed, progress);
  }

  private RowMatrix random(SparseMatrix x, int labels, long seed) {
    return RowMatrix.random(x.columns(), dim > 0 ? dim : width(labels), seed);
  }

  /// As [#fit(TextRows, Targets, long, Progress)], from given vectors of the features, such as
  /// [FastTextFeatures#pretrained] makes; `dim` is theirs.
  ///
  /// @param initial one row per column of `x`; taken over and changed
  /// @throws IllegalArgumentException if `x`, `y` and `initial` do not fit together
  public FastTextClassifier fit(
      RowMatrix initial, SparseMatrix x, Targets y, long seed, Progress progress) {
    return fit(initial, x, y, _ -> y, seed, progress);
  }

  private FastTextClassifier fit(
      RowMatrix initial,
      SparseMatrix x,
      Targets y,
      LongFunction<Targets> truths,
      long seed,
      Progress progress) {
    if (x.rows() != y.rows() || x.columns() != initial.rows()) {
      throw new IllegalArgumentException(
          x.rows() + " × " + x.columns() + ", " + y.rows() + " targets, " + initial.rows());
    }
    long start = System.nanoTime();
    FastText settled = settled(initial.width(), x.rows(), y);
    int[] counts = y.counts();
    OutputLayer layer = settled.layer(counts, Precision.EXACT);
    RowMatrix output = RowMatrix.zero(Math.max(1, y.labels()), initial.width());
    if (y.labels() > 0) {
      Network network = new Network(initial, output, layer);
      GradientDescent.fit(settled, network, x, truths, seed, progress);
    }
    Provenance provenance =
        Provenance.of(settled.toString(), seed, x, y, Duration.ofNanos(System.nanoTime() - start));
    return new FastTextClassifier(
        new Network(initial, output, layer),
        settled,
        new LabelCounts(counts, y.exclusive(), Precision.EXACT),
        provenance);
  }

  private static int width(int labels) {
    return labels <= 3 ? 16 : labels <= 100 ? 32 : 64;
  }

  /// Few texts make few steps in a pass and need more of them: 200 passes over 135 texts bring what
  /// 25 do not begin to.
  private static int passes(int rows) {
    int usual = Math.clamp(250_000L / Math.max(1, rows), 6, 25);
    int few = Math.clamp(60_000L / Math.max(1, rows), 0, 200);
    return Math.max(usual, few);
  }

  /// These settings with nothing left to decide.
  private FastText settled(int width, int rows, Targets y) {
    boolean several = !y.exclusive();
    Loss settledLoss =
        switch (loss) {
          case SOFTMAX, HIERARCHICAL_SOFTMAX -> several ? Loss.ONE_VS_ALL : loss;
          case NEGATIVE_SAMPLING, ONE_VS_ALL -> loss;
        };
    int passes = epochs > 0 ? epochs : passes(rows);
    return new FastText(
        width, lr > 0 ? lr : rows < MANY_TEXTS ? 0.5 : 0.2, passes, settledLoss, neg);
  }

  OutputLayer layer(int[] counts, Precision precision) {
    long[] wide = Arrays.stream(counts).asLongStream().toArray();
    return switch (loss) {
      case SOFTMAX -> new Softmax(counts.length);
      case HIERARCHICAL_SOFTMAX -> HierarchicalSoftmax.of(wide);
      case ONE_VS_ALL -> new OneVsAll(counts.length, precision);
      case NEGATIVE_SAMPLING ->
          new NegativeSampling(
              NegativeTable.of(wide, LIKE_FASTTEXT), counts.length > 1 ? neg : 0, precision);
    };
  }
}
