package marginalia.ui.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.LabelScheme;
import marginalia.evaluate.Interval;
import marginalia.evaluate.LearningCurve;
import marginalia.evaluate.SelfAgreement;
import marginalia.jobs.Scope;
import marginalia.session.Evaluating.CurvePoint;
import marginalia.session.Forecasting.Agreed;
import marginalia.session.Outlook;
import marginalia.session.Workspace;
import marginalia.wording.Wording;

/// State of the learning curve: what was measured, what is to be expected, where answers are short.
/// UI thread only.
public final class ForecastViewModel {
  /// Of fewer texts answered twice no ceiling is told.
  private static final int LEAST_TWICE = 10;

  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper ahead = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper agreement = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper steadiness = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Lack>> shortages =
      new ReadOnlyObjectWrapper<>(List.of());
  private boolean onShow;

  /// A label that has too few answers, in words.
  public record Lack(String label, String said) {}

  public ForecastViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    scope.follow(workspace.forecasting().outlook(), seen -> seen.ifPresent(this::show));
    scope.follow(workspace.forecasting().agreements(), this::show);
    scope.follow(workspace.evaluating().latest(), _ -> look());
    scope.follow(workspace.training().trained(), _ -> look());
  }

  /// What was seen last, the path of which the chart shows beside the points; empty before the
  /// first time.
  ReadOnlyObjectProperty<Optional<Outlook>> outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  /// What the next answers will bring, and how such forecasts have turned out here.
  public ReadOnlyStringProperty aheadProperty() {
    return ahead.getReadOnlyProperty();
  }

  /// How well successive models agree, and whether it is time to stop.
  public ReadOnlyStringProperty agreementProperty() {
    return agreement.getReadOnlyProperty();
  }

  /// How steady one's own answers are, and the ceiling they set.
  public ReadOnlyStringProperty steadinessProperty() {
    return steadiness.getReadOnlyProperty();
  }

  /// Labels that have too few answers, the shortest first.
  public ReadOnlyObjectProperty<List<Lack>> shortagesProperty() {
    return shortages.getReadOnlyProperty();
  }

  /// Macro-F1 over the project's life, oldest first.
  public List<CurvePoint> curve() {
    return workspace.evaluating().curve();
  }

  /// Whether anybody looks at it: only then it follows the trainings.
  public void onShow(boolean now) {
    onShow = now;
    look();
  }

  private void look() {
    if (onShow) {
      workspace.forecasting().look();
    }
  }

  private void show(Outlook seen) {
    ahead.set(String.join(" ", sentences(seen)));
    LabelScheme scheme = workspace.project().scheme().get();
    shortages.set(
        seen.shortages().stream()
            .map(s ->
                new Lack(
                    scheme.in(words.locale()).path(s.label()),
                    words.say("forecast.short", s.answers(), s.missing())))
            .toList());
    steadiness.set(
        workspace
            .repeating()
            .steadiness()
            .map(this::steadiness)
            .orElse(words.say("forecast.noSteady")));
    outlook.set(Optional.of(seen));
  }

  private String steadiness(SelfAgreement found) {
    return found.texts() < LEAST_TWICE
        ? words.say("forecast.fewSteady", found.texts(), found.same(), LEAST_TWICE)
        : words.say(
            "forecast.steady",
            found.texts(),
            found.same(),
            (double) found.same() / found.texts(),
            found.kappa(),
            found.accuracyCeiling(),
            found.macroF1Ceiling());
  }

  private List<String> sentences(Outlook seen) {
    List<String> said = new ArrayList<>();
    if (seen.gain().isEmpty()) {
      said.add(words.say("forecast.tooFew", LearningCurve.LEAST, seen.points()));
    }
    if (seen.left() > 0) {
      said.add(words.say("forecast.left", seen.left()));
    }
    seen.gain()
        .ifPresent(gain -> {
          Interval points = gain.macroF1();
          said.add(
              words.say(
                  "forecast.gain",
                  gain.more(),
                  100 * points.value(),
                  100 * points.low(),
                  100 * points.high()));
        });
    if (seen.tested().forecasts() > 0) {
      said.add(
          words.say(
              "forecast.tested",
              seen.tested().forecasts(),
              seen.tested().held(),
              100 * seen.tested().meanError()));
    }
    return said;
  }

  private void show(List<Agreed> compared) {
    if (compared.isEmpty()) {
      agreement.set(words.say("forecast.noAgreement"));
      return;
    }
    Agreed last = compared.getLast();
    agreement.set(
        words.say("forecast.agreement", last.before(), last.answers(), last.kappa())
            + " "
            + words.say(workspace.forecasting().stable() ? "forecast.stop" : "forecast.goOn"));
  }
}
