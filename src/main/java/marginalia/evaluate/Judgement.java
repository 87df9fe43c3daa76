package marginalia.evaluate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.evaluate.Advice.Option;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.wording.Notice;

/// The rule by which a model is recommended.
///
/// What a model gained over the linear one in its trial is carried on to all answers: half of what
/// the gain grew by when the texts were doubled, then ever less with each further doubling. The
/// slow networks were not tried, only timed; they are taken to be better or worse than TextCNN by
/// what they were on the sets of short texts in `src/docs/benchmarks.md`, and on long texts by what
/// the literature says. A model is recommended instead of a simpler one if it is expected to be
/// better by a point, and if its gain over the linear model is not chance.
///
/// @param truth of the texts judged
/// @param learnt how many texts each model learnt from
/// @param trials the linear model's first, then from simple to slow, TextCNN's last
/// @param passes how long each slow network took to go once through as many texts, in the order of
///   how slow and intricate they are
record Judgement(
    Difficulty difficulty,
    Targets truth,
    int learnt,
    List<Trial> trials,
    Map<String, Duration> passes) {
  /// A simpler model is left for a gain of so much.
  private static final double WORTH = 0.01;

  private static final double FADING = 0.6;

  /// A network is through with its texts after about so many passes.
  private static final int PASSES = 8;

  /// From here on texts are long, and sentences are worth reading as such.
  private static final int LONG = 100;

  private static final int SENTENCES = 4;

  /// Nothing more is to be had above it.
  private static final double EASY = 0.97;

  private static final double ALIKE = 0.5;

  Advice advice(long seed, Progress progress) {
    List<Option> options = new ArrayList<>();
    for (Trial trial : trials) {
      options.add(tried(trial, seed, progress));
    }
    Interval convolution = options.getLast().gain();
    passes.forEach((model, pass) ->
        options.add(
            new Option(
                model,
                moved(convolution, apart(model)),
                Optional.empty(),
                times() * PASSES * pass.toNanos() / 1e9)));
    Option best = best(options);
    double macroF1 = PairedGain.macroF1(Scores.of(truth, linear().predicted()));
    return new Advice(
        best.model(), difficulty, options, Optional.of(macroF1), learnt, reasons(best, macroF1));
  }

  private Trial linear() {
    return trials.getFirst();
  }

  /// All answers by those learnt from.
  private double times() {
    return Math.max(1, (double) difficulty.answers() / learnt);
  }

  private Option tried(Trial trial, long seed, Progress progress) {
    Interval here =
        PairedGain.interval(truth, trial.predicted(), linear().predicted(), seed, progress);
    double half = PairedGain.of(truth, trial.predictedByHalf(), linear().predictedByHalf());
    return new Option(
        trial.model(),
        carriedOn(here, half),
        Optional.of(new Advice.Measured(here.value(), half)),
        times() * trial.fit().toNanos() / 1e9);
  }

  /// To all answers; the interval grows by as much.
  private Interval carriedOn(Interval here, double half) {
    double doublings = Math.log(times()) / Math.log(2);
    double steps = FADING * (1 - Math.pow(FADING, doublings)) / (1 - FADING);
    double growth = (here.value() - half) * steps;
    return new Interval(
        here.value() + growth,
        Math.min(here.low(), here.value()) + growth - Math.abs(growth),
        Math.max(here.high(), here.value()) + growth + Math.abs(growth));
  }

  private static Interval moved(Interval gain, double by) {
    double doubt = 0.01 + Math.abs(by);
    return new Interval(gain.value() + by, gain.low() + by - doubt, gain.high() + by + doubt);
  }

  /// How much better than TextCNN a slow network is expected to be.
  private double apart(String model) {
    boolean isLong = difficulty.words() >= LONG;
    boolean sentences = isLong && difficulty.sentences() >= SENTENCES;
    return switch (model) {
      case "text-rcnn" -> isLong ? 0.005 : -0.02;
      case "lstm-stack" -> isLong ? 0.005 : -0.04;
      case "han" -> sentences ? 0.01 : -0.03;
      default -> isLong ? 0 : -0.025;
    };
  }

  private static Option best(List<Option> options) {
    Option best = options.getFirst();
    for (Option option : options) {
      boolean better = option.gain().value() >= best.gain().value() + WORTH;
      if (better && option.gain().low() > 0) {
        best = option;
      }
    }
    return best;
  }

  private List<Notice> reasons(Option best, double macroF1) {
    List<Notice> reasons = new ArrayList<>();
    reasons.add(
        best.model().equals(linear().model())
            ? linearIsBest(macroF1)
            : Notice.of(
                switch (best.basis()) {
                  case MEASURED -> "recommend.gain";
                  case ESTIMATED -> "recommend.estimated";
                },
                Notice.of("model." + best.model()),
                100 * best.gain().value(),
                100 * best.gain().low(),
                100 * best.gain().high()));
    if (difficulty.rare() > 0) {
      reasons.add(
          Notice.of("recommend.rare", difficulty.rare(), difficulty.labels(), Difficulty.FEW));
    }
    reasons.add(
        Notice.of(
            difficulty.nearness() > ALIKE ? "recommend.near" : "recommend.apart",
            difficulty.nearness()));
    reasons.add(
        Notice.of(
            difficulty.words() >= LONG ? "recommend.long" : "recommend.short", difficulty.words()));
    return reasons;
  }

  private Notice linearIsBest(double macroF1) {
    return macroF1 >= EASY
        ? Notice.of("recommend.easy", macroF1)
        : Notice.of("recommend.linear", learnt, macroF1);
  }
}
