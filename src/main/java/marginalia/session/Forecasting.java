package marginalia.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.evaluate.Agreement;
import marginalia.evaluate.BackTest;
import marginalia.evaluate.Interval;
import marginalia.evaluate.LearningCurve;
import marginalia.evaluate.LearningCurve.Measured;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.query.StoppingCriterion;
import marginalia.session.Outlook.Gain;
import marginalia.session.Outlook.Step;
import marginalia.store.AgreementStore.Compared;
import marginalia.wording.Notice;

/// Looks ahead: what more answers will bring, and whether they still change anything. UI thread
/// only; the work is done in jobs.
public final class Forecasting {
  /// The same texts are compared each time; so many tell enough.
  private static final int STOP_SET = 5_000;

  /// Models are compared that are this far apart, so that agreement is not that of twins.
  private static final int LEAST_APART = 20;

  private static final double SHARE_APART = 0.05;
  private static final int PATH_STEPS = 8;
  private static final StoppingCriterion CRITERION = StoppingCriterion.defaults();

  private final Project project;
  private final Evaluating evaluating;
  private final Live<Optional<Outlook>> outlook = new Live<>(Optional.empty());
  private final Live<List<Agreed>> agreements;
  private Optional<Checkpoint> last = Optional.empty();

  /// How well a model agreed with the one before it.
  ///
  /// @param before answers of the earlier model
  /// @param answers answers of the later one
  /// @param kappa Cohen's
  public record Agreed(int before, int answers, double kappa) {}

  /// What a model said of the texts that are compared.
  private record Checkpoint(
      Documents documents, List<LabelId> labels, int answers, Targets decisions) {
    boolean comparable(Training.Trained model) {
      return model.scored().documents().equals(documents) && model.scored().labels().equals(labels);
    }
  }

  public Forecasting(Project project, Training training, Evaluating evaluating) {
    this.project = project;
    this.evaluating = evaluating;
    this.agreements =
        new Live<>(
            project.stores().agreements().all().stream()
                .map(c -> new Agreed(c.before(), c.answers(), c.kappa()))
                .toList());
    training.trained().subscribe(trained -> trained.ifPresent(this::compare));
  }

  /// What more answers are expected to bring, as of the last [#look]; empty before the first.
  public Live<Optional<Outlook>> outlook() {
    return outlook;
  }

  /// How well successive models agreed, oldest first.
  public Live<List<Agreed>> agreements() {
    return agreements;
  }

  /// Whether successive models have agreed so well that more answers change little.
  public boolean stable() {
    return CRITERION.reached(agreements.get().stream().map(Agreed::kappa).toList());
  }

  private void compare(Training.Trained model) {
    Optional<Checkpoint> before = last.filter(c -> c.comparable(model));
    if (before.isPresent()
        && model.answers() < before.get().answers() + apart(before.get().answers())) {
      return;
    }
    project
        .jobs()
        .start("agreement", Notice.of("job.agreement"), _ -> checkpoint(model))
        .onDone(now -> {
          last = Optional.of(now);
          before.ifPresent(then -> remember(then, now));
        });
  }

  private static int apart(int answers) {
    return Math.max(LEAST_APART, (int) (SHARE_APART * answers));
  }

  private static Checkpoint checkpoint(Training.Trained model) {
    int n = model.scored().probabilities().rows();
    int shown = Math.min(n, STOP_SET);
    int[] rows = IntStream.range(0, shown).map(i -> (int) ((long) i * n / shown)).toArray();
    return new Checkpoint(
        model.scored().documents(),
        model.scored().labels(),
        model.answers(),
        model.scored().probabilities().select(rows).decisions());
  }

  private void remember(Checkpoint then, Checkpoint now) {
    Agreed agreed =
        new Agreed(
            then.answers(), now.answers(), Agreement.cohenKappa(then.decisions(), now.decisions()));
    List<Agreed> all = new ArrayList<>(agreements.get());
    all.add(agreed);
    agreements.set(List.copyOf(all));
    Compared compared =
        new Compared(project.now(), agreed.before(), agreed.answers(), agreed.kappa());
    project.writeQuietly(() -> project.stores().agreements().append(compared));
  }

  /// Looks ahead anew, in the background; [#outlook] tells what was seen.
  public Job<Outlook> look() {
    List<Evaluating.CurvePoint> history = evaluating.curve();
    Map<LabelId, Integer> counts = new LinkedHashMap<>();
    for (Label label : project.scheme().get().active()) {
      counts.put(label.id(), project.answersWith(label.id()));
    }
    Optional<Evaluation> measured = evaluating.latest().get();
    return project
        .jobs()
        .start(
            "forecast",
            Notice.of("job.forecast"),
            progress -> outlook(history, counts, measured, progress))
        .onDone(seen -> outlook.set(Optional.of(seen)));
  }

  private static Outlook outlook(
      List<Evaluating.CurvePoint> history,
      Map<LabelId, Integer> counts,
      Optional<Evaluation> measured,
      Progress progress) {
    Outlook seen = ahead(history, progress);
    return new Outlook(
        seen.points(),
        seen.left(),
        seen.path(),
        seen.gain(),
        seen.tested(),
        Shortages.of(counts, measured));
  }

  /// Forecast from the points of the present model and labels, as they were at the last one, and of
  /// one way of measuring, the one that has more of them.
  static Outlook ahead(List<Evaluating.CurvePoint> all, Progress progress) {
    List<Evaluating.CurvePoint> history =
        all.stream().filter(p -> p.setup().equals(all.getLast().setup())).toList();
    Optional<Evaluation.Method> method =
        Arrays.stream(Evaluation.Method.values())
            .filter(m -> history.stream().anyMatch(p -> p.method() == m))
            .max(
                Comparator.comparingLong(
                    m -> history.stream().filter(p -> p.method() == m).count()));
    List<Measured> points =
        history.stream()
            .filter(p -> Optional.of(p.method()).equals(method))
            .map(p -> new Measured(p.answers(), p.macroF1()))
            .toList();
    int sizes = (int) points.stream().mapToInt(Measured::answers).distinct().count();
    BackTest tested = BackTest.of(points, progress);
    Optional<LearningCurve> curve = LearningCurve.of(points).map(tested::corrected);
    List<Step> path = curve.map(c -> path(c, progress)).orElse(List.of());
    return new Outlook(
        sizes, all.size() - history.size(), path, curve.map(Forecasting::gain), tested, List.of());
  }

  private static List<Step> path(LearningCurve curve, Progress progress) {
    List<Step> path = new ArrayList<>();
    for (int i = 0; i <= PATH_STEPS; i++) {
      progress.checkCancelled();
      int answers = (int) Math.round(curve.answers() * Math.pow(2, (double) i / PATH_STEPS));
      path.add(new Step(answers, curve.at(answers)));
    }
    return Collections.unmodifiableList(path);
  }

  /// The interval is that of the later score; where the curve is now is known better than that.
  private static Gain gain(LearningCurve curve) {
    int more = round(curve.answers());
    double now = curve.at(curve.answers()).value();
    Interval then = curve.at(curve.answers() + more);
    return new Gain(more, new Interval(then.value() - now, then.low() - now, then.high() - now));
  }

  /// About a fifth more, as 1, 2 or 5 times a power of ten, 20 at least.
  static int round(int answers) {
    double wanted = Math.max(20, 0.2 * answers);
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    double digit = wanted / power;
    return (int) (power * (digit < 2 ? 1 : digit < 5 ? 2 : 5));
  }
}
