package marginalia.learn.embedding;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import marginalia.jobs.Progress;
import marginalia.learn.embedding.Word2Vec.Architecture;
import marginalia.learn.embedding.Word2Vec.WordRows;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.WordCorpus;
import marginalia.text.WordTable;
import marginalia.wording.Notice;

/// One fit of a [Word2Vec]. Texts are learnt from in pieces, each piece by one thread.
final class Word2VecFit {
  private static final int CHUNK = 64;

  private final Word2Vec settings;
  private final WordCorpus corpus;
  private final WordTable words;
  private final WordRows rows;
  private final Weights weights;
  private final long seed;
  private final float[] keep;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong examples = new AtomicLong();
  private final DoubleAdder loss = new DoubleAdder();
  private final long started = System.nanoTime();

  /// What is learnt.
  record Weights(RowMatrix input, RowMatrix output, OutputLayer layer) {}

  Word2VecFit(
      Word2Vec settings,
      WordCorpus corpus,
      WordTable words,
      WordRows rows,
      Weights weights,
      long seed) {
    this.settings = settings;
    this.corpus = corpus;
    this.words = words;
    this.rows = rows;
    this.weights = weights;
    this.seed = seed;
    keep = keep();
  }

  /// How probably each occurrence of a word is kept: √(t/f) + t/f, as in C++ word2vec.
  private float[] keep() {
    double total = 0;
    for (int word = 0; word < words.size(); word++) {
      total += words.count(word);
    }
    float[] chances = new float[words.size()];
    for (int word = 0; word < chances.length; word++) {
      double ratio = settings.sampling() * total / words.count(word);
      chances[word] = (float) (Math.sqrt(ratio) + ratio);
    }
    return chances;
  }

  void run(Progress progress) {
    int n = corpus.rows();
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      int pass = epoch;
      Progress.RangeBody body = (from, to) -> learn(pass, from, to, progress);
      switch (settings.threads()) {
        case ALL -> progress.ranges(n, CHUNK, body);
        case ONE -> {
          for (int from = 0; from < n; from += CHUNK) {
            progress.checkCancelled();
            body.run(from, Math.min(n, from + CHUNK));
          }
        }
      }
    }
  }

  private void learn(int epoch, int from, int to, Progress progress) {
    long all = (long) corpus.starts()[corpus.rows()] * settings.epochs();
    Learner learner =
        new Learner(seed + ((long) epoch * corpus.rows() + from) * 0x632BE59BD9B4E019L);
    for (int row = from; row < to; row++) {
      int size = corpus.starts()[row + 1] - corpus.starts()[row];
      float rate = (float) (settings.lr() * (1 - (double) read.getAndAdd(size) / all));
      learner.learn(row, Math.max(0, rate));
      progress.checkCancelled();
    }
    loss.add(learner.steps.takeLoss());
    long seen = examples.addAndGet(learner.examples);
    long words = read.get();
    double seconds = (System.nanoTime() - started) * 1e-9;
    progress.report(
        (double) words / all,
        Notice.of(
            "engine.learningWords",
            epoch + 1,
            loss.sum() / Math.max(1, seen),
            words / seconds,
            Math.ceil((all - words) * seconds / Math.max(1, words))));
  }

  /// Works through texts. For one thread.
  private final class Learner {
    private final Steps steps;
    private final float[] hidden = new float[settings.dim()];
    private final float[] gradient = new float[settings.dim()];
    private int[] line = new int[256];
    private int[] context = new int[256];
    private float[] ones = new float[0];
    private long examples;

    Learner(long seed) {
      steps = new Steps(seed);
    }

    void learn(int row, float rate) {
      int size = sample(row);
      for (int place = 0; place < size; place++) {
        int reach = 1 + steps.below(settings.window());
        int from = Math.max(0, place - reach);
        int to = Math.min(size, place + reach + 1);
        if (settings.architecture() == Architecture.SKIP_GRAM) {
          predictAround(place, from, to, rate);
        } else {
          predictWord(place, from, to, rate);
        }
      }
    }

    /// The words of a text that have vectors, frequent ones thinned out.
    private int sample(int row) {
      int from = corpus.starts()[row];
      int to = corpus.starts()[row + 1];
      if (line.length < to - from) {
        line = new int[(to - from) * 2];
      }
      int size = 0;
      for (int i = from; i < to; i++) {
        int word = corpus.tokens()[i];
        if (word < keep.length && (keep[word] >= 1 || steps.uniform() < keep[word])) {
          line[size++] = word;
        }
      }
      return size;
    }

    /// The hidden vector and the words around change after each of them; the rows of the word
    /// itself change once, after all.
    private void predictAround(int place, int from, int to, float rate) {
      int start = rows.starts()[line[place]];
      int end = rows.starts()[line[place] + 1];
      Arrays.fill(hidden, 0);
      Arrays.fill(gradient, 0);
      weights.input().addTo(rows.rows(), rows.ones(), start, end, 1f / (end - start), hidden);
      for (int other = from; other < to; other++) {
        if (other != place) {
          step(line, other, rate);
        }
      }
      for (int i = start; i < end; i++) {
        weights.input().add(rows.rows()[i], 1, gradient, 0);
      }
    }

    private void predictWord(int place, int from, int to, float rate) {
      int count = 0;
      for (int other = from; other < to; other++) {
        if (other != place) {
          int start = rows.starts()[line[other]];
          int length = rows.starts()[line[other] + 1] - start;
          if (count + length > context.length) {
            context = Arrays.copyOf(context, (count + length) * 2);
          }
          System.arraycopy(rows.rows(), start, context, count, length);
          count += length;
        }
      }
      if (count == 0) {
        return;
      }
      if (ones.length < context.length) {
        ones = new float[context.length];
        Arrays.fill(ones, 1);
      }
      Arrays.fill(hidden, 0);
      Arrays.fill(gradient, 0);
      weights.input().addTo(context, ones, 0, count, 1f / count, hidden);
      step(line, place, rate);
      for (int i = 0; i < count; i++) {
        weights.input().add(context[i], 1, gradient, 0);
      }
    }

    private void step(int[] truth, int place, float rate) {
      steps.clear();
      weights.layer().steps(weights.output(), hidden, truth, place, place + 1, steps);
      steps.apply(weights.output(), rate, hidden, gradient);
      examples++;
    }
  }
}
