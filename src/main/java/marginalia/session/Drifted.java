package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import marginalia.corpus.DateSpan;
import marginalia.evaluate.CrossValidation;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.LogisticRegression;
import marginalia.query.Drift;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// How dated texts change over time, and what that does to a model.
///
/// @param undated how many texts have no date of the form that is needed
/// @param accuracies of a model that has learnt from the reference alone, by period; none where too
///   few texts are labelled
public record Drifted(DateSpan reference, Drift drift, int undated, List<Accuracy> accuracies) {
  private static final int FOLDS = 5;
  private static final int LEAST_LEARNT = 50;
  private static final int LEAST_JUDGED = 10;

  public Drifted {
    accuracies = List.copyOf(accuracies);
  }

  /// How a model that learnt from the reference does in one period; in the reference itself, out of
  /// fold.
  ///
  /// @param judged labelled texts of the period all of whose labels occur in the reference
  /// @param unseen labelled texts with another label, which are not judged
  public record Accuracy(String period, int judged, int unseen, double accuracy, double macroF1) {}

  /// Texts as numbers, with their dates and answers.
  ///
  /// @param rows of the texts in `x`
  /// @param dates one for each, empty where there is none
  /// @param labelled places of labelled texts among `rows`
  /// @param truth of these
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Source(
      SparseMatrix x,
      FittedVectoriser features,
      int[] rows,
      List<Optional<String>> dates,
      int[] labelled,
      Targets truth) {}

  /// Compares the periods. About 3 s for 20 periods of 1,000 texts.
  ///
  /// @throws NoticeException if no text has a date, or none lies in the reference
  public static Drifted of(Source source, DriftPlan plan, Progress progress)
      throws NoticeException {
    List<Optional<String>> periods =
        source.dates().stream().map(date -> date.flatMap(plan.step()::period)).toList();
    int[] dated =
        IntStream.range(0, periods.size()).filter(i -> periods.get(i).isPresent()).toArray();
    if (dated.length == 0) {
      throw new NoticeException(Notice.of("drift.undated"));
    }
    List<String> dates =
        IntStream.of(dated).mapToObj(i -> source.dates().get(i).orElseThrow()).toList();
    DateSpan reference = plan.span(dates);
    boolean[] inside = new boolean[dated.length];
    int held = 0;
    for (int i = 0; i < dated.length; i++) {
      inside[i] = reference.holds(dates.get(i));
      held += inside[i] ? 1 : 0;
    }
    if (held == 0) {
      throw new NoticeException(
          Notice.of("drift.noReference", reference.from() + ".." + reference.to()));
    }
    Drift drift =
        Drift.of(
            new Drift.Dated(
                source.x(),
                source.features(),
                IntStream.of(dated).map(i -> source.rows()[i]).toArray(),
                IntStream.of(dated).mapToObj(i -> periods.get(i).orElseThrow()).toList(),
                inside),
            plan.left(),
            plan.most(),
            plan.seed(),
            progress);
    progress.report(-1, Notice.of("engine.driftModel"));
    return new Drifted(
        reference,
        drift,
        periods.size() - dated.length,
        accuracies(source, periods, reference, plan.seed(), progress.silent()));
  }

  private static List<Accuracy> accuracies(
      Source source,
      List<Optional<String>> periods,
      DateSpan reference,
      long seed,
      Progress progress) {
    int[] labelled =
        IntStream.range(0, source.labelled().length)
            .filter(i -> periods.get(source.labelled()[i]).isPresent())
            .toArray();
    int[] inside =
        IntStream.of(labelled)
            .filter(i -> reference.holds(source.dates().get(source.labelled()[i]).orElseThrow()))
            .toArray();
    Targets learnt = source.truth().select(inside);
    int[] counts = learnt.counts();
    if (inside.length < LEAST_LEARNT || IntStream.of(counts).filter(c -> c > 0).count() < 2) {
      return List.of();
    }
    LogisticRegression trainer = LogisticRegression.defaults();
    SparseMatrix x = source.x().select(rows(source, inside));
    Targets outOfFold =
        CrossValidation.outOfFold(trainer, x, learnt, FOLDS, seed, progress).decisions();
    Targets others =
        trainer
            .fit(x, learnt, seed, progress)
            .probabilities(source.x().select(rows(source, labelled)), progress)
            .decisions();
    List<Accuracy> accuracies = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    IntStream.of(labelled).forEach(i -> names.add(periods.get(source.labelled()[i]).orElseThrow()));
    for (String name : names) {
      progress.checkCancelled();
      int[] own = places(source, periods, labelled, name);
      int[] ownInside = places(source, periods, inside, name);
      int[] outside =
          IntStream.of(own).filter(at -> !reference.holds(date(source, labelled[at]))).toArray();
      int[] judged =
          IntStream.of(outside)
              .filter(at ->
                  IntStream.of(source.truth().labels(labelled[at])).allMatch(l -> counts[l] > 0))
              .toArray();
      Targets truth =
          joined(
              learnt.select(ownInside),
              source.truth().select(IntStream.of(judged).map(at -> labelled[at]).toArray()));
      if (truth.rows() >= LEAST_JUDGED) {
        Scores scores =
            Scores.of(truth, joined(outOfFold.select(ownInside), others.select(judged)));
        accuracies.add(
            new Accuracy(
                name,
                truth.rows(),
                outside.length - judged.length,
                scores.accuracy(),
                seenMacroF1(scores)));
      }
    }
    return accuracies;
  }

  /// Mean over the labels that occur in the period, so that those that do not cannot lower it.
  private static double seenMacroF1(Scores scores) {
    return scores.labels().stream()
        .filter(label -> label.support() > 0)
        .mapToDouble(label -> label.f1())
        .average()
        .orElse(0);
  }

  private static Targets joined(Targets a, Targets b) {
    int[][] rows =
        IntStream.range(0, a.rows() + b.rows())
            .mapToObj(i -> i < a.rows() ? a.labels(i) : b.labels(i - a.rows()))
            .toArray(int[][]::new);
    return a.exclusive()
        ? Targets.single(
            java.util.Arrays.stream(rows).mapToInt(row -> row[0]).toArray(), a.labels())
        : Targets.multi(rows, a.labels());
  }

  private static String date(Source source, int labelled) {
    return source.dates().get(source.labelled()[labelled]).orElseThrow();
  }

  private static int[] rows(Source source, int[] labelled) {
    return IntStream.of(labelled).map(i -> source.rows()[source.labelled()[i]]).toArray();
  }

  /// Where in `labelled` the texts of a period stand.
  private static int[] places(
      Source source, List<Optional<String>> periods, int[] labelled, String name) {
    return IntStream.range(0, labelled.length)
        .filter(at -> periods.get(source.labelled()[labelled[at]]).filter(name::equals).isPresent())
        .toArray();
  }
}
