package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Job;
import marginalia.store.ActionKind;
import marginalia.store.LabelStore;
import marginalia.store.PastStore;
import marginalia.wording.Notice;

/// The labels as they were after earlier steps: looks at them, compares them, brings them back. UI
/// thread only.
public final class SchemeVersions {
  /// Which jobs read earlier states.
  public static final String KIND = "past";

  private final Project project;
  private final Labelling labelling;

  /// A project as it was after a step.
  ///
  /// @param answers how many texts carried each label; labels without a text are left out
  /// @param labelled how many texts carried labels
  /// @param altered how many answers changes of labels have altered since, and nobody after that
  public record Past(LabelScheme scheme, Map<LabelId, Integer> answers, int labelled, int altered) {
    public Past {
      answers = Map.copyOf(answers);
    }

    /// How much there was.
    public Notice said() {
      return Notice.of("version.then", scheme.active().size(), labelled);
    }

    /// What is different in another state, a sentence for each difference.
    public List<Notice> differences(LabelScheme later) {
      return new SchemeDifferences(scheme, later).said();
    }
  }

  /// What going back to a state would do.
  public record Return(Past past, LabelScheme now) {
    /// A sentence for each consequence.
    public List<Notice> said() {
      List<Notice> said = new ArrayList<>(new SchemeDifferences(now, past.scheme()).said());
      if (past.altered() > 0) {
        said.add(Notice.of("version.altered", past.altered()));
      }
      return said.isEmpty() ? List.of(Notice.of("version.same")) : List.copyOf(said);
    }
  }

  public SchemeVersions(Project project, Labelling labelling) {
    this.project = project;
    this.labelling = labelling;
  }

  /// The steps that changed the scheme, newest first: each made a version, which lasted until the
  /// next. Reads them.
  public List<History.Step> list() {
    return project.stores().past().versions().stream()
        .map(action -> History.step(action, true))
        .toList();
  }

  /// The state before the labels of a version were changed again.
  public Job<Past> asOf(History.Step version) {
    return asOf(project.stores().past().until(version.number()));
  }

  /// The state after a step, 0 for that before the first. About a second for 1,000,000 answers.
  public Job<Past> asOf(long number) {
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.past"),
            progress -> {
              progress.report(-1, Notice.of("job.past"));
              return past(number);
            });
  }

  private Past past(long number) {
    Map<Set<LabelId>, Integer> labelled = project.stores().past().labelled(number);
    Map<LabelId, Integer> answers = new TreeMap<>();
    labelled.forEach(
        (labels, texts) -> labels.forEach(label -> answers.merge(label, texts, Integer::sum)));
    int all = labelled.values().stream().mapToInt(Integer::intValue).sum();
    PastStore store = project.stores().past();
    return new Past(store.scheme(number), answers, all, store.altered(number));
  }

  /// Why a state cannot be gone back to; empty if it can.
  public Optional<Notice> problem(Past past) {
    return SchemeEditing.full(project, past.scheme().active().size())
        .or(() ->
            SchemeEditing.misread(
                "version.separator", past.scheme().active(), project.settings().get().kind()));
  }

  /// Makes the labels what they were after a step, as a step of its own: labels that came since go
  /// to the bin with their answers; answers that changes of labels have altered since become what
  /// they were, where nobody has answered since. No step where all is so already.
  ///
  /// @param version one whose state has no [#problem]
  public void restore(History.Step version) {
    project.write(() -> restoreNow(version), restored -> restored.ifPresent(this::follow));
  }

  private void follow(Restored restored) {
    project.schemeChanged(restored.scheme());
    restored.answers().forEach(project.answers()::putAll);
    project.answersChanged();
    labelling.changedInTurn(restored.answers().values().stream().flatMap(List::stream).toList());
  }

  private record Restored(LabelScheme scheme, Map<Answer, List<DocumentId>> answers) {}

  private Optional<Restored> restoreNow(History.Step version) {
    Stores stores = project.stores();
    LabelScheme then = stores.past().scheme(version.number());
    List<LabelStore.Replaced> replaced =
        all(stores.labels().scheme()).stream()
            .map(label ->
                new LabelStore.Replaced(label, then.label(label.id()).orElseGet(label::inBin)))
            .filter(one -> !one.before().equals(one.after()))
            .toList();
    if (replaced.isEmpty() && stores.past().altered(version.number()) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        project.step(
            ActionKind.SCHEME,
            Notice.of("step.scheme.restore", version.said()),
            action -> {
              stores.labels().replaceAll(replaced, action);
              Map<DocumentId, Answer> answers =
                  stores
                      .annotations()
                      .giveBack(version.number(), project.annotator(), project.now(), action);
              return new Restored(stores.labels().scheme(), project.seen(answers));
            }));
  }

  private static List<Label> all(LabelScheme scheme) {
    return Stream.concat(scheme.active().stream(), scheme.binned().stream()).toList();
  }
}
