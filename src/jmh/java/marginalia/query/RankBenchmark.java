package marginalia.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.session.experiment.Corpus;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.wording.Notice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// From an answer to a new ranking: the model takes in one answer, scores all 100,000 texts of
/// arxiv_area_120k, and 50 are chosen; the same for adversarial validation and the diverse start.
/// Wants the folder of data sets in `-Dmarginalia.data`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class RankBenchmark {
  /// More texts than the set has are the same ones again.
  private static final int MOST_READ = 100_000;

  @Param({"100000"})
  private int texts;

  @Param({"300"})
  private int labelled;

  private Jobs jobs;
  private SparseMatrix matrix;
  private Targets targets;
  private LinearClassifier classifier;
  private int[] labelledRows;
  private int[] openRows;
  private Pool pool;
  private float[] unlikeness;
  private int next;

  @Setup
  public void read() throws IOException {
    jobs = Jobs.inline();
    Path folder = Path.of(System.getProperty("marginalia.data"), "arxiv_area_120k");
    Corpus corpus =
        Corpus.read(
            folder.resolve("train.tsv.gz"),
            folder.resolve("test.tsv.gz"),
            TaskKind.MULTI_CLASS,
            Optional.of(Math.min(texts, MOST_READ)),
            Progress.none());
    TfIdf settings = TfIdf.defaults(corpus.language());
    matrix = settings.fitTransform(Texts.of(corpus.train()), Progress.none()).matrix();
    int read = matrix.rows();
    int[] again = IntStream.range(0, texts).map(i -> i % read).toArray();
    matrix = matrix.select(again);
    targets = corpus.trainTargets().select(again);
    labelledRows = IntStream.range(0, labelled).toArray();
    openRows = IntStream.range(labelled, matrix.rows()).toArray();
    classifier =
        LogisticRegression.defaults()
            .fit(matrix.select(labelledRows), targets.select(labelledRows), 1, Progress.none());
    pool = Pool.of(IntStream.of(openRows).asLongStream().toArray(), openRows, matrix);
    unlikeness =
        AdversarialValidation.run(matrix, labelledRows, openRows, 1, Progress.none()).unlikeness();
  }

  @TearDown
  public void close() {
    jobs.close();
  }

  /// An answer comes in: update, score everything, choose.
  @Benchmark
  public List<Candidate> answerToRanking() throws InterruptedException {
    next = next % 1_000 + 1;
    int[] row = {openRows[next * 37]};
    return done(progress -> {
      LinearClassifier updated = classifier.updated(matrix, row, targets.select(row));
      Pool scored = pool.withProbabilities(updated.probabilities(matrix, progress));
      return new UncertaintySampling(Uncertainty.MARGIN).select(scored, 50, 1, progress);
    });
  }

  /// A round of the default strategy: score everything, choose.
  @Benchmark
  public List<Candidate> defaultRound() throws InterruptedException {
    Labelled answered = new Labelled(labelledRows, targets.select(labelledRows));
    return done(progress -> {
      Pool scored =
          pool.withProbabilities(classifier.probabilities(matrix, progress))
              .withUnlikeness(unlikeness)
              .withLabelled(answered);
      return new AutoSampling().select(scored, 50, 1, progress);
    });
  }

  @Benchmark
  public AdversarialValidation.Result adversarialValidation() throws InterruptedException {
    return done(progress -> AdversarialValidation.run(matrix, labelledRows, openRows, 1, progress));
  }

  @Benchmark
  public List<Candidate> diverseStart() throws InterruptedException {
    return done(progress -> new DiverseSampling().select(pool, 50, 1, progress));
  }

  private <T> T done(marginalia.jobs.Work<T> work) throws InterruptedException {
    return switch (jobs.start("rank", Notice.verbatim("rank"), work).await()) {
      case JobState.Done<T>(T result) -> result;
      case JobState<T> end -> throw new IllegalStateException(end.toString());
    };
  }
}
