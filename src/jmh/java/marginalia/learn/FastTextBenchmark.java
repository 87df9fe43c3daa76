package marginalia.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.embedding.Word2Vec;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.fasttext.FastText;
import marginalia.learn.fasttext.FastTextGrams;
import marginalia.session.experiment.Corpus;
import marginalia.text.Texts;
import marginalia.text.WordCut;
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

/// fastText at the settings of the comparison with C++ (`-dim 100 -lr 0.5 -epoch 5 -wordNgrams 2
/// -bucket 2000000`), and word2vec at its defaults. Wants the folder of data sets in
/// `-Dmarginalia.data`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgs = {"--add-modules=jdk.incubator.vector"})
public class FastTextBenchmark {
  @Param({"arxiv_area_120k", "thucnews_titles"})
  private String set;

  private Jobs jobs;
  private Corpus corpus;

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
  }

  @TearDown
  public void close() {
    jobs.close();
  }

  @Benchmark
  public Classifier vectoriseAndFit() throws InterruptedException {
    WordCut cut = WordCut.of(corpus.language());
    FastTextGrams grams = new FastTextGrams(cut, 2, 2, 0, 0, 2_000_000, 2);
    return done(progress ->
        new FastText(100, 0.5, 5, FastText.Loss.SOFTMAX, 5)
            .fit(
                grams.fitTransform(Texts.of(corpus.train()), progress).matrix(),
                corpus.trainTargets(),
                1,
                progress));
  }

  @Benchmark
  public WordVectors wordVectors() throws InterruptedException {
    return done(progress ->
        Word2Vec.defaults()
            .fit(Texts.of(corpus.train()), WordCut.of(corpus.language()), 1, progress));
  }

  private <T> T done(marginalia.jobs.Work<T> work) throws InterruptedException {
    return switch (jobs.start("fit", Notice.verbatim("fit"), work).await()) {
      case JobState.Done<T>(T result) -> result;
      case JobState<T> end -> throw new IllegalStateException(end.toString());
    };
  }
}
