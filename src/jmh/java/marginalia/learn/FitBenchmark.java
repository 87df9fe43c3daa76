package marginalia.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.linear.LogisticRegression;
import marginalia.session.experiment.Corpus;
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

/// Texts to numbers, and numbers to a model. Wants the folder of data sets in `-Dmarginalia.data`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class FitBenchmark {
  @Param({"arxiv_area_120k", "thucnews_titles", "banking77"})
  private String set;

  private Jobs jobs;
  private Corpus corpus;
  private TfIdf.Fitted fitted;

  @Setup
  public void read() throws IOException {
    jobs = Jobs.inline();
    Path folder = Path.of(System.getProperty("marginalia.data"), set);
    corpus =
        Corpus.read(
            folder.resolve("train.tsv.gz"),
            folder.resolve("test.tsv.gz"),
            TaskKind.MULTI_CLASS,
            Optional.empty(),
            Progress.none());
    fitted = vectorised(Progress.none());
  }

  @TearDown
  public void close() {
    jobs.close();
  }

  private TfIdf.Fitted vectorised(Progress progress) {
    return TfIdf.defaults(corpus.language()).fitTransform(Texts.of(corpus.train()), progress);
  }

  @Benchmark
  public TfIdf.Fitted vectorise() throws InterruptedException {
    return done(this::vectorised);
  }

  @Benchmark
  public Classifier fit() throws InterruptedException {
    return done(progress ->
        LogisticRegression.defaults().fit(fitted.matrix(), corpus.trainTargets(), 1, progress));
  }

  private <T> T done(marginalia.jobs.Work<T> work) throws InterruptedException {
    return switch (jobs.start("fit", Notice.verbatim("fit"), work).await()) {
      case JobState.Done<T>(T result) -> result;
      case JobState<T> end -> throw new IllegalStateException(end.toString());
    };
  }
}
