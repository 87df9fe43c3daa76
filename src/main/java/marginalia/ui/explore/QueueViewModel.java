package marginalia.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Scope;
import marginalia.query.Candidate;
import marginalia.query.Strategies;
import marginalia.session.ProjectSettings;
import marginalia.session.Ranking;
import marginalia.session.Searching.Hit;
import marginalia.session.Training.Trained;
import marginalia.session.Workspace;
import marginalia.ui.control.Excerpt;
import marginalia.ui.control.WhyWords;
import marginalia.wording.Wording;

/// State of the queue: what chooses the next texts, which they are and why. UI thread only.
public final class QueueViewModel {
  /// Texts that are listed.
  static final int SHOWN = 50;

  /// Stands for a mixture of one's own.
  static final String OWN = "mixture";

  /// So many may have been answered since they were ranked, if the model is slow.
  private static final int ANSWERED_SINCE = 30;

  static final double MOST_AGAIN = 0.2;

  private static final int EXCERPT = 160;

  /// Strategies that choose a whole batch, so that there is nothing to mix.
  private static final Set<String> WHOLE = Set.of("core-set", "diverse");

  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyStringWrapper preset = new ReadOnlyStringWrapper(OWN);
  private final ReadOnlyObjectWrapper<Blend> blend;
  private final ReadOnlyBooleanWrapper mixes = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Next>> next = new ReadOnlyObjectWrapper<>(List.of());
  private boolean onShow;

  /// A text of the queue.
  ///
  /// @param place from 1
  /// @param reason what speaks for it
  public record Next(int place, DocumentId document, String text, String reason) {}

  public QueueViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.blend = new ReadOnlyObjectWrapper<>(Blend.of(strategy(), auc()));
    scope.follow(workspace.project().settings(), _ -> showStrategy());
    scope.follow(workspace.training().trained(), _ -> showStrategy());
    scope.follow(workspace.training().ranking(), _ -> list());
  }

  private String strategy() {
    return workspace.project().settings().get().strategy();
  }

  private double auc() {
    return workspace
        .training()
        .trained()
        .get()
        .flatMap(Trained::unlikeness)
        .map(u -> u.auc())
        .orElse(0.5);
  }

  /// The strategies by name, the recommended one first, a mixture of one's own last.
  static List<String> presets() {
    return Strategies.names();
  }

  /// Which of them chooses.
  ReadOnlyStringProperty presetProperty() {
    return preset.getReadOnlyProperty();
  }

  /// How it mixes.
  ReadOnlyObjectProperty<Blend> blendProperty() {
    return blend.getReadOnlyProperty();
  }

  /// Whether it can be taken apart into what sliders show.
  ReadOnlyBooleanProperty mixesProperty() {
    return mixes.getReadOnlyProperty();
  }

  /// What the strategy does, and how like the rest the answered texts are.
  public ReadOnlyStringProperty aboutProperty() {
    return about.getReadOnlyProperty();
  }

  /// The next texts, best first.
  public ReadOnlyObjectProperty<List<Next>> nextProperty() {
    return next.getReadOnlyProperty();
  }

  /// Lets another strategy choose.
  public void choose(String name) {
    apply(name.equals(OWN) ? blend.get().strategy().orElse(strategy()) : name);
  }

  /// Gives one strategy of the mixture another share, from 0 to 1; the last one above 0 stays.
  public void weigh(String name, double share) {
    blend.get().with(name, share).strategy().ifPresent(this::apply);
  }

  /// Share of texts that come again.
  double again() {
    return workspace.project().settings().get().againShare();
  }

  /// Sets it, from 0 to [#MOST_AGAIN].
  void again(double share) {
    ProjectSettings before = workspace.project().settings().get();
    if (share != before.againShare()) {
      workspace.project().change(before.withAgain(share));
    }
  }

  private void apply(String strategy) {
    ProjectSettings before = workspace.project().settings().get();
    if (!strategy.equals(before.strategy())) {
      workspace.project().change(before.withStrategy(strategy));
      workspace.training().retrain();
    }
  }

  private void showStrategy() {
    String now = strategy();
    boolean named = Strategies.names().contains(now);
    preset.set(named ? now : OWN);
    mixes.set(!WHOLE.contains(now));
    blend.set(Blend.of(now, auc()));
    Optional<Double> compared =
        workspace.training().trained().get().flatMap(Trained::unlikeness).map(u -> u.auc());
    String said = words.say(Strategies.description(preset.get()));
    String does = said.substring(0, 1).toUpperCase(words.locale()) + said.substring(1);
    about.set(
        compared
            .map(auc -> words.say("queue.aboutAuc", does, words.say("queue.auc", auc)))
            .orElseGet(() -> words.say("queue.about", does)));
  }

  /// Whether anybody looks at the list: only then it follows the ranking.
  public void onShow(boolean now) {
    onShow = now;
    list();
  }

  private void list() {
    if (!onShow) {
      return;
    }
    Ranking ranking = workspace.training().ranking().get();
    List<DocumentId> documents =
        ranking.candidates().stream()
            .map(Candidate::document)
            .limit(SHOWN + ANSWERED_SINCE)
            .toList();
    WhyWords why = new WhyWords(words, workspace.project().scheme().get().in(words.locale())::name);
    List<Next> listed = new ArrayList<>();
    for (Hit hit : workspace.searching().page(documents)) {
      if (hit.annotation().isPresent() || listed.size() == SHOWN) {
        continue;
      }
      DocumentId id = hit.document().id();
      String reason =
          ranking
              .grounds(id)
              .map(why::say)
              .orElse(words.say("queue.kind." + ranking.kind().name()));
      listed.add(
          new Next(listed.size() + 1, id, Excerpt.of(hit.document().text(), EXCERPT), reason));
    }
    next.set(List.copyOf(listed));
  }
}
