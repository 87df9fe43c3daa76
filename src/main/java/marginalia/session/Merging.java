package marginalia.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;

/// Makes two labels one: every answer follows, in one step that can be undone. UI thread only.
public final class Merging {
  private final Project project;
  private final Labelling labelling;
  private final Evaluating evaluating;

  public Merging(Project project, Labelling labelling, Evaluating evaluating) {
    this.project = project;
    this.labelling = labelling;
    this.evaluating = evaluating;
  }

  /// What a merge would do. O(answers).
  ///
  /// @throws IllegalArgumentException if there is no such pair of labels on offer, or one lies
  ///   below the other
  public MergePreview preview(LabelId from, LabelId into) {
    LabelScheme scheme = project.scheme().get();
    Label gone = active(scheme, from);
    Label stays = active(scheme, into);
    if (scheme.isWithin(into, from)) {
      throw new IllegalArgumentException("a label cannot be merged into itself or one below it");
    }
    int[] counts = new int[2];
    project
        .answers()
        .each((_, answer) -> {
          if (answer.labels().contains(from)) {
            counts[0]++;
            counts[1] += answer.labels().contains(into) ? 1 : 0;
          }
        });
    Optional<MergePreview.Forecast> forecast =
        evaluating
            .latest()
            .get()
            .filter(_ -> project.settings().get().kind().exclusive())
            .filter(e -> e.labels().contains(from) && e.labels().contains(into))
            .map(e -> MergePreview.Forecast.of(e, from, into));
    return new MergePreview(
        gone,
        stays,
        counts[0],
        counts[1],
        scheme.children(Optional.of(from)),
        gone.key(),
        forecast);
  }

  private static Label active(LabelScheme scheme, LabelId id) {
    return scheme.active().stream()
        .filter(label -> label.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no label " + id.value()));
  }

  /// Lets `into` stand for `from` too: answers, examples and labels below it go over, `from` goes
  /// to the bin. About a second for 100,000 answers, on the writing thread.
  ///
  /// @throws IllegalArgumentException as [#preview]
  public void merge(LabelId from, LabelId into) {
    MergePreview planned = preview(from, into);
    Map<DocumentId, Answer> before = new HashMap<>();
    project
        .answers()
        .each((id, answer) -> {
          if (answer.labels().contains(from)) {
            before.put(id, answer);
          }
        });
    before.forEach((id, answer) -> project.answers().put(id, merged(answer, from, into)));
    List<DocumentId> documents = List.copyOf(before.keySet());
    project.answersChanged();
    project.write(
        () -> mergeNow(planned),
        scheme -> {
          project.schemeChanged(scheme);
          labelling.changed(documents);
        },
        () -> {
          before.forEach(project.answers()::put);
          project.answersChanged();
        });
  }

  private static Answer merged(Answer answer, LabelId from, LabelId into) {
    Set<LabelId> labels = new TreeSet<>(answer.labels());
    labels.remove(from);
    labels.add(into);
    return new Answer(answer.verdict(), labels, answer.unsure(), answer.comment());
  }

  private LabelScheme mergeNow(MergePreview planned) {
    LabelId from = planned.from().id();
    LabelId into = planned.into().id();
    return project.step(
        ActionKind.SCHEME,
        Notice.of(
            "step.label.merge", planned.from().name(), planned.into().name(), planned.answers()),
        action -> {
          Stores stores = project.stores();
          stores.annotations().merge(from, into, project.annotator(), project.now(), action);
          moveChildren(planned, stores, action);
          stores.labels().change(into, label -> withExamples(label, planned.from()), action);
          stores.labels().change(from, Label::inBin, action);
          return stores.labels().scheme();
        });
  }

  private static Label withExamples(Label into, Label from) {
    return into.withDescription(
        into.definition(),
        Stream.concat(into.examples().stream(), from.examples().stream()).distinct().toList());
  }

  /// Below their new parent, behind its own; a name that is taken there gets a number.
  private static void moveChildren(MergePreview planned, Stores stores, long action) {
    LabelId into = planned.into().id();
    List<String> taken =
        new ArrayList<>(
            stores.labels().scheme().children(Optional.of(into)).stream()
                .map(Label::name)
                .toList());
    for (Label child : planned.children()) {
      String name = child.name();
      for (int number = 2; taken.contains(name); number++) {
        name = child.name() + " " + number;
      }
      taken.add(name);
      String free = name;
      int position = stores.labels().scheme().children(Optional.of(into)).size();
      stores
          .labels()
          .change(
              child.id(), label -> label.at(Optional.of(into), position).withName(free), action);
    }
  }
}
