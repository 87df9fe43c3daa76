package marginalia.learn.neural;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.text.TextRows;

/// Goes on from the weights of a network: a few passes over the texts it has not seen, each twice,
/// among texts that it has, so that these are not forgotten. Nothing is held out, as the weights
/// have seen what an earlier fit held out and what it did not.
final class Continuation implements Trainer {
  /// Texts seen before that are gone through at least, where there are so many.
  private static final int REPLAYED = 512;

  /// Texts seen before for each that is new.
  private static final int PER_NEW = 4;

  private static final int PASSES = 6;
  private static final double PART_OF_RATE = 0.5;

  private final NeuralTrainer trainer;
  private final NeuralClassifier last;
  private final BitSet fresh;

  Continuation(NeuralTrainer trainer, NeuralClassifier last, int[] fresh) {
    this.trainer = trainer;
    this.last = last;
    this.fresh = new BitSet();
    IntStream.of(fresh).forEach(this.fresh::set);
  }

  @Override
  public String name() {
    return trainer.name();
  }

  /// @throws IllegalArgumentException if rows, columns or labels are not those of the network
  @Override
  public NeuralClassifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    Sequences x = Sequences.of(rows);
    NeuralClassifier.Wiring wiring = last.wiring();
    if (x.rows() != y.rows()
        || x.columns() != wiring.inputs().vocabulary().columns()
        || y.labels() != wiring.labels()
        || y.exclusive() != wiring.exclusive()) {
      throw new IllegalArgumentException(
          x.rows() + " rows, " + y.rows() + " targets of " + y.labels() + " labels");
    }
    long start = System.nanoTime();
    Parameters parameters = new Parameters(seed);
    Network network = last.copy(parameters);
    if (x.rows() > 0 && y.labels() > 0) {
      Matrix truth = trainer.truth(y);
      new NetworkFit(schedule(x.rows()), parameters, network, x, truth, wiring.loss(), seed)
          .run(learnt(x.rows(), seed), new int[0], progress);
    }
    Provenance provenance =
        Provenance.of(
            trainer.written() + " going on",
            seed,
            x,
            y,
            Duration.ofNanos(System.nanoTime() - start));
    return new NeuralClassifier(
        wiring, parameters, network, NeuralClassifier.Replay.of(x, y, seed), provenance);
  }

  private NetworkFit.Schedule schedule(int rows) {
    NetworkFit.Schedule plain = trainer.schedule(rows);
    Optimiser.Settings usual = plain.optimiser();
    return new NetworkFit.Schedule(
        new Optimiser.Settings(
            usual.rule(), PART_OF_RATE * usual.rate(), usual.decay(), usual.clip()),
        Math.min(PASSES, plain.epochs()),
        plain.batch(),
        PASSES,
        plain.wordDropout());
  }

  private int[] learnt(int rows, long seed) {
    int[] old = IntStream.range(0, rows).filter(row -> !fresh.get(row)).toArray();
    Shuffle.of(old, new SplittableRandom(seed));
    int[] added = fresh.stream().filter(row -> row < rows).toArray();
    int most = Math.max(REPLAYED, PER_NEW * added.length);
    return Stream.of(added, added, Arrays.copyOf(old, Math.min(old.length, most)))
        .flatMapToInt(IntStream::of)
        .toArray();
  }
}
