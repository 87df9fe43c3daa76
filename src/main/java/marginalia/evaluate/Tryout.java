package marginalia.evaluate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;

/// Tries models on a part of answered texts that is small enough for seconds: all on the same
/// texts, once on the whole part and once on half of it, to see who gains by more. Up to 1,200
/// texts each is judged once, by what was learnt from the two thirds that it is not in; of more
/// texts one third is judged. How large the part is depends on the texts alone, so equal answers
/// are tried equally on every machine.
public final class Tryout {
  private static final int FOLDS = 3;
  private static final int JUDGED_ALL = 1_200;
  private static final int LEAST_TEXTS = 1_500;
  private static final int MOST_TEXTS = 6_000;
  private static final int MOST_WORDS = 120_000;

  /// Of a long text networks read so many words.
  private static final int LONGEST = 200;

  private static final int PASS = 300;

  private final Answered all;
  private final long seed;
  private final List<String> texts;
  private final Targets truth;
  private final List<Round> rounds = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Round(int[] learnt, int[] judged) {}

  public Tryout(Answered all, long seed, Progress progress) {
    this.all = all;
    this.seed = seed;
    int[] rows = part(progress);
    texts = IntStream.of(rows).mapToObj(row -> text(row, progress)).toList();
    truth = all.truth().select(rows);
    int[] fold = Folds.stratified(truth, FOLDS, seed);
    for (int out = 0; out < (rows.length <= JUDGED_ALL ? FOLDS : 1); out++) {
      int judged = out;
      rounds.add(
          new Round(
              IntStream.range(0, rows.length).filter(i -> fold[i] != judged).toArray(),
              IntStream.range(0, rows.length).filter(i -> fold[i] == judged).toArray()));
    }
  }

  /// Each label's share of the texts, so many that their words are not too many.
  private int[] part(Progress progress) {
    int n = all.truth().rows();
    int step = Math.max(1, n / PASS);
    double words =
        IntStream.iterate(0, row -> row < n, row -> row + step)
            .map(row -> Difficulty.words(text(row, progress), all.language()))
            .map(count -> Math.clamp(count, 1, LONGEST))
            .average()
            .orElse(1);
    int size = (int) Math.clamp(MOST_WORDS / words, LEAST_TEXTS, MOST_TEXTS);
    int parts = (int) Math.round((double) n / size);
    if (parts < 2) {
      return IntStream.range(0, n).toArray();
    }
    int[] fold = Folds.stratified(all.truth(), parts, seed);
    return IntStream.range(0, n).filter(row -> fold[row] == 0).toArray();
  }

  private String text(int row, Progress progress) {
    progress.checkCancelled();
    return all.texts().chunk(row, row + 1).getFirst();
  }

  /// What the texts tell without a model.
  Difficulty difficulty(Progress progress) {
    return Difficulty.of(all, texts, truth, progress);
  }

  /// The truth of the texts judged, in the order of a trial's predictions.
  Targets judged() {
    return truth.select(
        rounds.stream().flatMapToInt(round -> IntStream.of(round.judged)).toArray());
  }

  /// How many texts a model learns from.
  int learnt() {
    return rounds.getFirst().learnt.length;
  }

  /// Tries a model with its usual settings.
  Trial trial(String model, Progress progress) throws IOException {
    List<int[]> whole = new ArrayList<>();
    List<int[]> half = new ArrayList<>();
    long nanos = 0;
    for (Round round : rounds) {
      long start = System.nanoTime();
      Fitted fitted = fit(choice(model, Map.of()), round.learnt, progress);
      nanos += System.nanoTime() - start;
      fitted.decide(round.judged, whole, progress);
      fit(choice(model, Map.of()), half(round.learnt), progress)
          .decide(round.judged, half, progress);
    }
    return new Trial(model, targets(whole), targets(half), Duration.ofNanos(nanos / rounds.size()));
  }

  /// How long a network takes to go once through as many texts as a trial learns from.
  Duration pass(String model, Progress progress) throws IOException {
    int[] few = Arrays.copyOf(rounds.getFirst().learnt, Math.min(PASS, learnt()));
    Fitted _ = fit(choice(model, Map.of("epochs", "1")), few, progress); // loads and compiles
    long start = System.nanoTime();
    Fitted _ = fit(choice(model, Map.of("epochs", "1")), few, progress);
    return Duration.ofNanos((System.nanoTime() - start) * learnt() / Math.max(1, few.length));
  }

  private static ModelChoice choice(String model, Map<String, String> more) {
    boolean network = Models.settings(model).stream().anyMatch(s -> s.name().equals("longest"));
    Map<String, String> settings = new java.util.HashMap<>(more);
    if (network) {
      settings.put("longest", String.valueOf(LONGEST));
    }
    return new ModelChoice(model, settings);
  }

  /// Every other text of each label.
  private int[] half(int[] rows) {
    int[] fold = Folds.stratified(truth.select(rows), 2, seed);
    return IntStream.range(0, rows.length).filter(i -> fold[i] == 0).map(i -> rows[i]).toArray();
  }

  private Texts texts(int[] rows) {
    return Texts.of(IntStream.of(rows).mapToObj(texts::get).toList());
  }

  private Fitted fit(ModelChoice choice, int[] rows, Progress progress) throws IOException {
    Language language = all.language();
    Recipe recipe = Models.recipe(choice, language);
    Vectoriser.Fitted features = recipe.vectoriser().fitTransform(texts(rows), progress.silent());
    return new Fitted(
        features,
        recipe
            .trainerFor(all.labels(), features.model())
            .fit(features.matrix(), truth.select(rows), seed, progress.silent()));
  }

  private Targets targets(List<int[]> decided) {
    return truth.exclusive()
        ? Targets.single(decided.stream().mapToInt(labels -> labels[0]).toArray(), truth.labels())
        : Targets.multi(decided.toArray(int[][]::new), truth.labels());
  }

  private final class Fitted {
    private final Vectoriser.Fitted features;
    private final Classifier classifier;

    private Fitted(Vectoriser.Fitted features, Classifier classifier) {
      this.features = features;
      this.classifier = classifier;
    }

    private void decide(int[] rows, List<int[]> into, Progress progress) {
      Targets decided =
          classifier
              .probabilities(
                  features.model().transform(texts(rows), progress.silent()), progress.silent())
              .decisions();
      for (int row = 0; row < rows.length; row++) {
        into.add(decided.labels(row));
      }
    }
  }
}
