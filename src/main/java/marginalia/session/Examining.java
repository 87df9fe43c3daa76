package marginalia.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.evaluate.Answered;
import marginalia.evaluate.health.Finding;
import marginalia.evaluate.health.Twice;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.store.RepeatStore;
import marginalia.text.Texts;
import marginalia.wording.Name;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Looks at the health of the project's scheme: by what its encoder has made of the answered texts,
/// or by their words where it has not read them all. UI thread only; the work is done in jobs.
public final class Examining {
  /// Which jobs examine.
  public static final String KIND = "health";

  /// Answers that a label should have.
  public static final int ENOUGH = Shortages.UNMEASURED;

  private final Project project;
  private final Live<Optional<Examined>> latest = new Live<>(Optional.empty());

  /// What was seen.
  ///
  /// @param labels what label i of the findings is
  /// @param documents what row i of the findings is
  public record Examined(Checkup checkup, List<LabelId> labels, List<DocumentId> documents) {
    public Examined {
      labels = List.copyOf(labels);
      documents = List.copyOf(documents);
    }

    /// The texts behind a finding, the most telling first.
    public List<DocumentId> documents(Finding finding) {
      return finding.rows().stream().map(documents::get).toList();
    }

    /// The labels of a finding, the one to be changed first.
    public List<LabelId> labels(Finding finding) {
      return finding.labels().stream().map(labels::get).toList();
    }
  }

  public Examining(Project project) {
    this.project = project;
  }

  /// What the last look has seen; empty before the first of this session.
  public Live<Optional<Examined>> latest() {
    return latest;
  }

  /// Looks anew; a newer look replaces this one. About as long as an evaluation of a linear model.
  ///
  /// @return a job that fails with a sentence if too little is answered
  public Job<Examined> look() {
    Documents documents = project.documents().get();
    ProjectSettings settings = project.settings().get();
    Map<DocumentId, Answer> answers = project.answers().snapshot();
    LabelScheme scheme = project.scheme().get();
    RepeatStore repeats = project.stores().repeats();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.health"),
            progress -> examined(documents, settings, answers, scheme, repeats, progress))
        .onDone(seen -> latest.set(Optional.of(seen)));
  }

  private static Examined examined(
      Documents documents,
      ProjectSettings settings,
      Map<DocumentId, Answer> answers,
      LabelScheme scheme,
      RepeatStore repeats,
      Progress progress)
      throws NoticeException {
    progress.report(-1, Notice.of("job.health"));
    Examples examples = Examples.of(answers, documents, scheme, settings.kind(), _ -> true);
    ReadTexts read = ReadTexts.of(documents, settings, examples.rows());
    Answered answered =
        new Answered(
            read.texts(),
            examples.targets(),
            TaskLabels.of(scheme, settings.kind()),
            read.language());
    Checkup checkup =
        Checkup.of(
            answered,
            twice(repeats.all(), examples, documents),
            read.basis(),
            read.encoder(),
            Texts::of,
            ENOUGH,
            progress);
    List<Name> called = examples.labels().stream().map(label -> Called.of(scheme, label)).toList();
    return new Examined(
        checkup.calling(called),
        examples.labels(),
        IntStream.of(examples.rows()).mapToObj(documents::id).toList());
  }

  /// Texts that were answered twice, as far as they and their labels are among the examples.
  private static List<Twice> twice(
      List<RepeatStore.Repeated> pairs, Examples examples, Documents documents) {
    Map<LabelId, Integer> place = new HashMap<>();
    examples.labels().forEach(label -> place.put(label, place.size()));
    List<Twice> twice = new ArrayList<>();
    for (RepeatStore.Repeated pair : pairs) {
      int row = Arrays.binarySearch(examples.rows(), documents.row(pair.document()));
      Set<LabelId> said = new HashSet<>(pair.first());
      said.addAll(pair.second());
      if (row >= 0 && place.keySet().containsAll(said)) {
        twice.add(new Twice(row, places(pair.first(), place), places(pair.second(), place)));
      }
    }
    return twice;
  }

  private static Set<Integer> places(Set<LabelId> labels, Map<LabelId, Integer> place) {
    return labels.stream().map(place::get).collect(Collectors.toSet());
  }
}
