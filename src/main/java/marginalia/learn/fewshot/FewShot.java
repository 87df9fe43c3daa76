package marginalia.learn.fewshot;

import java.util.Optional;
import java.util.OptionalInt;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.LabelReading;
import marginalia.learn.LabelSet;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Bounds;

/// Matches texts to the examples of each label and to its name and definition, on a pretrained
/// encoder's vectors; how much each way to match counts is found by cross-validation. Without any
/// answer it goes by names, definitions and the examples told with them. From 2,000 answers on
/// another trainer learns, which needs no names. See `src/docs/decisions/0029-few-shot.md`.
///
/// @param width of the encoder's vectors, which are the last columns; every vector has length 1
/// @param nameWeight as how many examples a label's name and definition count; empty for what does
///   best
/// @param projection whether a map of the vectors is learnt as well
/// @param ample learns where answers are many
/// @param known what there is to read of the labels
public record FewShot(
    int width,
    OptionalInt nameWeight,
    Projecting projection,
    Trainer ample,
    Optional<Told.Source> known)
    implements LabelReading {
  /// Its name on the command line.
  public static final String NAME = "few-shot";

  /// From so many answers on names tell nothing new, and comparing with every example costs more
  /// than it gains.
  static final int MANY = 2_000;

  /// Whether a map of the vectors is learnt, after which texts of a label lie closer together.
  public enum Projecting {
    /// From 100 answers on; it counts as much as cross-validation says.
    IF_BETTER,
    NEVER
  }

  public FewShot {
    nameWeight.ifPresent(weight -> Bounds.fromTo("nameWeight", weight, 0, 100));
  }

  /// The same, knowing what to read of its labels.
  ///
  /// @param features of the texts to learn from
  public FewShot reading(LabelSet labels, FittedVectoriser features) {
    Told.Source source = new Told.Source(labels.words(), labels.examples(), features);
    return new FewShot(width, nameWeight, projection, ample, Optional.of(source));
  }

  @Override
  public FewShot forLabels(int[] labels) {
    return new FewShot(width, nameWeight, projection, ample, known.map(all -> all.of(labels)));
  }

  @Override
  public String name() {
    return NAME;
  }

  /// Takes seconds: the names are encoded, and every candidate is fitted four times and those taken
  /// once more.
  ///
  /// @throws marginalia.learn.encoder.EncoderException if the encoder cannot be run
  @Override
  public Classifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    if (rows.rows() != y.rows()) {
      throw new IllegalArgumentException(rows.rows() + " rows, " + y.rows() + " targets");
    }
    if (y.rows() >= MANY) {
      return ample.fit(rows, y, seed, progress);
    }
    long start = System.nanoTime();
    SparseMatrix x = SparseMatrix.of(rows);
    Told told = known.map(source -> source.told(progress)).orElseGet(() -> Told.nothing(x));
    return new FewShotFit(width, nameWeight, projection, seed)
        .run(new Shots(x, y, told), start, progress);
  }
}
