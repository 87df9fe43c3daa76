package marginalia.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.Verdict;
import marginalia.evaluate.SelfAgreement;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.store.RepeatStore.Repeated;
import marginalia.text.MostAlike;
import marginalia.text.NearestRows;
import marginalia.wording.Notice;

/// Shows a share of one's own earlier answers again, without what was answered, and in turn with
/// them open texts that are nearly the same as answered ones: so it is seen how steady the answers
/// are. UI thread only.
public final class Repeating {
  /// Answers that lie between a text and its return, so that it is not remembered.
  static final int APART = 20;

  /// Earlier answers that are looked back to.
  private static final int MEMORY = 2_000;

  private static final double ALIKE = 0.85;
  private static final int NEAREST = 10;

  private final Project project;
  private final Supplier<Optional<Features>> features;
  private final List<DocumentId> own = new ArrayList<>();
  private final Set<DocumentId> returned = new HashSet<>();
  private Optional<Repeat> pending = Optional.empty();
  private Optional<Repeat> twin = Optional.empty();
  private boolean twinsTurn;
  private int draws;

  /// A text that is to be shown.
  ///
  /// @param original itself, or the one it is nearly the same as
  /// @param first what was said of the original
  record Repeat(DocumentId document, DocumentId original, Answer first) {
    /// Whether it has an answer already, which must not be seen.
    boolean again() {
      return document.equals(original);
    }
  }

  Repeating(Project project, Supplier<Optional<Features>> features) {
    this.project = project;
    this.features = features;
  }

  /// Reads in the background what was answered earlier by the same person.
  void begin() {
    String annotator = project.annotator();
    project
        .jobs()
        .start(
            "earlier-answers",
            Notice.of("job.earlierAnswers"),
            _ -> project.stores().annotations().ofHand(annotator, MEMORY))
        .onDone(earlier -> own.addAll(0, earlier));
  }

  /// A text to show instead of the next one, now and then.
  ///
  /// @param besides is not offered
  Optional<Repeat> draw(Optional<DocumentId> besides) {
    pending = Optional.empty();
    double share = project.settings().get().againShare();
    SplittableRandom random = new SplittableRandom(Training.SEED + 31L * own.size() + draws++);
    if (own.size() <= APART || random.nextDouble() >= share) {
      return Optional.empty();
    }
    Optional<Repeat> drawn =
        (twinsTurn ? twin.filter(t -> open(t.document())) : Optional.<Repeat>empty())
            .or(() -> earlier(random))
            .filter(repeat -> !besides.equals(Optional.of(repeat.document())));
    twinsTurn = !twinsTurn;
    drawn.ifPresent(repeat -> returned.add(repeat.document()));
    pending = drawn;
    lookForTwin(random);
    return drawn;
  }

  private Optional<Repeat> earlier(SplittableRandom random) {
    DocumentId id = own.get(random.nextInt(own.size() - APART));
    return labelled(id)
        .filter(_ -> !returned.contains(id) && project.documents().get().row(id) >= 0)
        .map(answer -> new Repeat(id, id, answer));
  }

  private Optional<Answer> labelled(DocumentId id) {
    return project.answers().of(id).filter(answer -> answer.verdict() == Verdict.LABELLED);
  }

  private boolean open(DocumentId id) {
    return !project.answers().has(id)
        && !project.documents().get().isHeldOut(id)
        && project.documents().get().row(id) >= 0;
  }

  /// An open text that is nearly the same as an earlier one, found in the background for the next
  /// time.
  private void lookForTwin(SplittableRandom random) {
    DocumentId original = own.get(random.nextInt(own.size() - APART));
    Optional<Features> read = features.get();
    int row = read.map(f -> f.documents().row(original)).orElse(-1);
    if (row < 0 || labelled(original).isEmpty()) {
      return;
    }
    Features texts = read.orElseThrow();
    project
        .jobs()
        .start(
            "twin",
            Notice.of("job.twin"),
            (Progress progress) ->
                NearestRows.of(
                    texts.matrix(), texts.matrix().select(new int[] {row}), NEAREST, progress))
        .onDone(hits -> {
          Optional<Answer> first = labelled(original);
          twin =
              hits.stream()
                  .filter(hit -> hit.cosine() >= ALIKE)
                  .map(MostAlike.Hit::row)
                  .map(texts.documents()::id)
                  .filter(id -> !id.equals(original) && open(id))
                  .findFirst()
                  .flatMap(id -> first.map(answer -> new Repeat(id, original, answer)));
        });
  }

  /// The pair that an answer to `document` completes, if it was shown for that.
  Optional<Repeat> answered(DocumentId document, Answer answer) {
    Optional<Repeat> completed =
        pending.filter(p -> p.document().equals(document) && answer.verdict() == Verdict.LABELLED);
    pending = Optional.empty();
    if (answer.verdict() == Verdict.LABELLED) {
      own.remove(document);
      own.add(document);
    }
    return completed;
  }

  /// Whoever looks at a text with its answer does not judge it anew.
  void seen(DocumentId document) {
    pending = pending.filter(p -> !p.document().equals(document));
  }

  /// How steady the answers of the present annotator are, over the labels that are active now;
  /// empty until a text was answered twice. Reads the project file; O(texts answered twice).
  public Optional<SelfAgreement> steadiness() {
    List<LabelId> labels = project.scheme().get().active().stream().map(Label::id).toList();
    Map<LabelId, Integer> place = new HashMap<>();
    labels.forEach(label -> place.put(label, place.size()));
    boolean exclusive = project.settings().get().kind().exclusive();
    List<Repeated> pairs =
        project.stores().repeats().of(project.annotator()).stream()
            .filter(pair ->
                place.keySet().containsAll(pair.first())
                    && place.keySet().containsAll(pair.second())
                    && (!exclusive || (pair.first().size() == 1 && pair.second().size() == 1)))
            .toList();
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SelfAgreement.of(
                targets(pairs.stream().map(Repeated::first).toList(), place, exclusive),
                targets(pairs.stream().map(Repeated::second).toList(), place, exclusive)));
  }

  private static Targets targets(
      List<Set<LabelId>> said, Map<LabelId, Integer> place, boolean exclusive) {
    int[][] labels =
        said.stream()
            .map(set -> set.stream().mapToInt(place::get).sorted().toArray())
            .toArray(int[][]::new);
    return exclusive
        ? Targets.single(
            java.util.Arrays.stream(labels).mapToInt(one -> one[0]).toArray(), place.size())
        : Targets.multi(labels, place.size());
  }
}
