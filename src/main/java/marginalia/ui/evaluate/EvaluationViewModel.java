package marginalia.ui.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.JobState;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.session.Evaluating;
import marginalia.session.Evaluation;
import marginalia.session.Explaining.Explanation;
import marginalia.session.Explaining.Strongest;
import marginalia.session.Searching.Hit;
import marginalia.session.Workspace;
import marginalia.ui.control.Reasons;
import marginalia.ui.control.Run;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the evaluation screen: the last evaluation, the cell that is looked into. UI thread
/// only.
public final class EvaluationViewModel {
  private static final int SHOWN = 200;
  private static final int EXCERPT = 240;
  private static final int STRONGEST = 20;
  private static final Strongest NOTHING = new Strongest(List.of(), List.of());

  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<Optional<Evaluation>> evaluation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Order> order = new ReadOnlyObjectWrapper<>(Order.SCHEME);
  private final ReadOnlyObjectWrapper<Optional<Evaluation.Cell>> cell =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<CellText>> texts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Strongest> strongest = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyStringWrapper legend = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper explained = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private Evaluation.Method method;

  /// A text behind a cell.
  ///
  /// @param runs its beginning, with what speaks for the label that the model gives it
  public record CellText(DocumentId document, List<Run> runs) {
    public CellText {
      runs = List.copyOf(runs);
    }
  }

  /// How the rows of the confusion matrix are sorted.
  public enum Order {
    SCHEME,
    ERRORS,
    SUPPORT
  }

  public EvaluationViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.method =
        workspace.project().documents().get().heldOut() > 0
            ? Evaluation.Method.HELD_OUT
            : Evaluation.Method.CROSS_VALIDATION;
    scope.follow(workspace.evaluating().latest(), this::show);
    explain(Optional.empty());
  }

  /// The last evaluation; empty before the first.
  public ReadOnlyObjectProperty<Optional<Evaluation>> evaluationProperty() {
    return evaluation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Order> orderProperty() {
    return order.getReadOnlyProperty();
  }

  /// The cell that is looked into.
  public ReadOnlyObjectProperty<Optional<Evaluation.Cell>> cellProperty() {
    return cell.getReadOnlyProperty();
  }

  /// The first texts of that cell.
  public ReadOnlyObjectProperty<List<CellText>> textsProperty() {
    return texts.getReadOnlyProperty();
  }

  /// The words that speak most for the label that is looked at, and most against it.
  public ReadOnlyObjectProperty<Strongest> strongestProperty() {
    return strongest.getReadOnlyProperty();
  }

  /// Which label that is, in words.
  public ReadOnlyStringProperty explainedProperty() {
    return explained.getReadOnlyProperty();
  }

  /// Looks for the strongest words of a label.
  public void explain(Optional<LabelId> label) {
    explained.set(
        label
            .map(l -> words.say("evaluate.strongest", name(l)))
            .orElse(words.say("evaluate.strongest.none")));
    strongest.set(NOTHING);
    label.ifPresent(l -> workspace.explaining().strongest(l, STRONGEST).onDone(strongest::set));
  }

  /// Why there is no evaluation; empty if there is one.
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  public Evaluation.Method method() {
    return method;
  }

  public void choose(Evaluation.Method chosen) {
    method = chosen;
  }

  public void sort(Order next) {
    order.set(next);
  }

  /// Evaluates anew, in the background.
  public void run() {
    running.set(true);
    workspace.evaluating().run(method).onEnd(this::ended);
  }

  private void ended(JobState<Evaluation> end) {
    running.set(false);
    complaint.set(
        end instanceof JobState.Failed<Evaluation>(Notice reason, Throwable _)
            ? words.say(reason)
            : "");
  }

  private void show(Optional<Evaluation> next) {
    evaluation.set(next);
    look(next.flatMap(EvaluationViewModel::largestConfusion));
  }

  /// Where to look first: the pair of labels that is confused most often.
  private static Optional<Evaluation.Cell> largestConfusion(Evaluation now) {
    return now.cells().keySet().stream()
        .filter(c -> !c.right())
        .max(
            Comparator.comparingInt((Evaluation.Cell c) -> now.count(c.truth(), c.predicted()))
                .thenComparing(Evaluation.Cell::truth)
                .thenComparing(Evaluation.Cell::predicted));
  }

  /// Takes a fifth of the answered texts into the held-out set.
  public void holdOut() {
    workspace.evaluating().holdOut(Evaluating.SHARE);
  }

  /// Looks into a cell of the matrix.
  public void look(Optional<Evaluation.Cell> chosen) {
    cell.set(chosen);
    List<DocumentId> documents =
        chosen
            .flatMap(c -> evaluation.get().map(e -> e.cells().getOrDefault(c, List.of())))
            .orElse(List.of());
    Map<DocumentId, String> beginnings = new LinkedHashMap<>();
    for (Hit hit : workspace.searching().page(documents.stream().limit(SHOWN).toList())) {
      beginnings.put(hit.document().id(), beginning(hit.document().text()));
    }
    mark(beginnings, Explanation.NONE);
    chosen.ifPresent(c ->
        workspace
            .explaining()
            .reasons(beginnings, c.predicted())
            .onDone(found -> {
              if (cell.get().equals(chosen)) {
                mark(beginnings, found);
                legend.set(Reasons.legend(found.basis(), words));
              }
            }));
  }

  /// As many characters as the text has there, so that places stay right.
  private static String beginning(String text) {
    boolean whole = text.codePointCount(0, text.length()) <= EXCERPT;
    return (whole ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)))
        .replaceAll("[\\s\\p{Cntrl}]", " ");
  }

  private void mark(Map<DocumentId, String> beginnings, Explanation found) {
    List<CellText> shown = new ArrayList<>();
    beginnings.forEach((id, text) ->
        shown.add(new CellText(id, Reasons.mark(text, found.basis(), found.of(id), words))));
    texts.set(shown);
  }

  /// What the marks in the texts of the cell mean.
  public ReadOnlyStringProperty legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /// Answers a text of the cell with another label.
  public void relabel(DocumentId document, LabelId label) {
    workspace.labelling().answerAll(List.of(document), Set.of(label));
    texts.set(texts.get().stream().filter(hit -> !hit.document().equals(document)).toList());
  }

  /// The labels in the order of the matrix.
  public List<LabelId> labels() {
    return evaluation.get().map(this::sorted).orElse(List.of());
  }

  private List<LabelId> sorted(Evaluation now) {
    return switch (order.get()) {
      case SCHEME -> now.labels();
      case ERRORS ->
          now.labels().stream().sorted(Comparator.comparingInt(l -> -errors(now, l))).toList();
      case SUPPORT ->
          now.perLabel().stream()
              .sorted(Comparator.comparingInt(score -> -score.support()))
              .map(Evaluation.LabelScore::label)
              .toList();
    };
  }

  private static int errors(Evaluation now, LabelId label) {
    return now.labels().stream()
        .filter(other -> !other.equals(label))
        .mapToInt(other -> now.count(label, other) + now.count(other, label))
        .sum();
  }

  /// Name of a label.
  public String name(LabelId label) {
    return workspace.project().scheme().get().in(words.locale()).path(label);
  }

  /// Path of a node of the last evaluation's tree.
  public String node(int node) {
    return evaluation.get().map(now -> name(now.labels().get(node))).orElse("");
  }

  /// Labels that can be given.
  public Live<LabelScheme> scheme() {
    return workspace.project().scheme();
  }
}
