package marginalia.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Job;
import marginalia.store.ActionKind;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// Divides a label: some of its texts get labels of their own, in one step that can be undone. UI
/// thread only; what takes long is done in jobs.
public final class Splitting {
  /// Which jobs prepare a division.
  public static final String KIND = "splitting";

  /// A label is divided into so many parts at most, what stays included.
  public static final int MOST_PARTS = 10;

  private final Project project;
  private final Labelling labelling;

  /// A label to be.
  ///
  /// @param documents that are to carry it instead
  public record Part(String name, List<DocumentId> documents) {
    public Part {
      documents = List.copyOf(documents);
    }
  }

  public Splitting(Project project, Labelling labelling) {
    this.project = project;
    this.labelling = labelling;
  }

  /// The texts that carry a label, in the order they came in. O(answers).
  public List<DocumentId> texts(LabelId label) {
    Documents documents = project.documents().get();
    List<DocumentId> carrying = new ArrayList<>();
    project
        .answers()
        .each((document, answer) -> {
          if (answer.labels().contains(label) && documents.row(document) >= 0) {
            carrying.add(document);
          }
        });
    carrying.sort(Comparator.naturalOrder());
    return List.copyOf(carrying);
  }

  /// Groups of texts that are like each other, the largest first: by what the encoder has made of
  /// them or, where it has not read them all, by their words. O(texts · width · groups).
  ///
  /// @param groups from 2 to [#MOST_PARTS]
  /// @return a job that fails with a sentence if the texts cannot be told apart
  public Job<List<LikeTexts>> propose(List<DocumentId> among, int groups) {
    Documents documents = project.documents().get();
    ProjectSettings settings = project.settings().get();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.splitting"),
            progress -> {
              progress.report(-1, Notice.of("job.splitting"));
              return LikeTexts.groups(documents, settings, among, groups, progress);
            });
  }

  /// Those of some texts that a rule matches: words that occur, or a regular expression between two
  /// slashes; upper and lower case alike. O(characters).
  ///
  /// @return a job that fails with a sentence if the rule cannot be read
  public Job<List<DocumentId>> matching(List<DocumentId> among, String rule) {
    Documents documents = project.documents().get();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.splitting"),
            progress -> {
              TextRule read = TextRule.of(rule);
              return among.stream()
                  .filter(document -> {
                    int row = documents.row(document);
                    return row >= 0
                        && read.matches(documents.chunk(row, row + 1).getFirst(), progress);
                  })
                  .toList();
            });
  }

  /// Why a label cannot be divided like this; empty if it can.
  public Optional<Notice> problem(LabelId label, List<Part> parts) {
    LabelScheme scheme = project.scheme().get();
    Optional<Label> divided = scheme.label(label).filter(there -> !there.binned());
    if (divided.isEmpty()) {
      return Optional.of(Notice.of("merge.gone", Called.of(scheme, label)));
    }
    if (parts.isEmpty()) {
      return Optional.of(Notice.of("split.nothing", Called.of(scheme, label)));
    }
    Optional<Notice> named = problemOfNames(label, parts.stream().map(Part::name).toList());
    if (named.isPresent()) {
      return named;
    }
    for (Part part : parts) {
      if (part.documents().isEmpty()) {
        return Optional.of(Notice.of("split.empty", Cited.of(part.name())));
      }
    }
    return parts.stream().allMatch(part -> carries(part, label)) && !twice(parts)
        ? Optional.empty()
        : Optional.of(Notice.of("split.changed", Called.of(scheme, label)));
  }

  private boolean carries(Part part, LabelId label) {
    return project.answers().byAnswer(part.documents()).keySet().stream()
        .allMatch(answer -> answer.labels().contains(label));
  }

  private static boolean twice(List<Part> parts) {
    long[] all = new long[parts.stream().mapToInt(part -> part.documents().size()).sum()];
    int n = 0;
    for (Part part : parts) {
      for (DocumentId document : part.documents()) {
        all[n++] = document.value();
      }
    }
    Arrays.sort(all);
    for (int i = 1; i < n; i++) {
      if (all[i] == all[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /// Why parts of a label cannot be called like this, whatever texts they get; empty if they can.
  public Optional<Notice> problemOfNames(LabelId label, List<String> names) {
    if (project.settings().get().kind() == TaskKind.BINARY) {
      return Optional.of(Notice.of("scheme.two"));
    }
    Optional<LabelId> parent = project.scheme().get().label(label).flatMap(this::parent);
    SchemeEditing editing = new SchemeEditing(project);
    Set<String> before = new HashSet<>();
    for (String name : names) {
      Optional<Notice> problem = editing.problem(name, parent);
      if (problem.isPresent()) {
        return problem;
      }
      if (!before.add(LabelName.clean(name))) {
        return Optional.of(Notice.of("scheme.taken", Cited.of(LabelName.clean(name))));
      }
    }
    return Optional.empty();
  }

  /// In a tree the parts lie below the label, elsewhere beside it.
  private Optional<LabelId> parent(Label label) {
    return switch (project.settings().get().kind()) {
      case HIERARCHICAL -> Optional.of(label.id());
      case BINARY, MULTI_CLASS, MULTI_LABEL -> label.parent();
    };
  }

  /// What a division would do. O(texts of the label).
  ///
  /// @throws IllegalArgumentException if there is a [#problem]
  public SplitPreview preview(LabelId label, List<Part> parts) {
    problem(label, parts)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
    Label divided = project.scheme().get().label(label).orElseThrow();
    List<Integer> counts = parts.stream().map(part -> part.documents().size()).toList();
    int going = counts.stream().mapToInt(Integer::intValue).sum();
    List<Label> drafts = drafts(divided, parts);
    return new SplitPreview(
        project.scheme().get().with(drafts),
        divided,
        drafts,
        counts,
        project.answersWith(label) - going);
  }

  /// Labels as they will stand in the scheme: behind the one that is divided, which has the same
  /// position and came first, or below it.
  private List<Label> drafts(Label divided, List<Part> parts) {
    LabelScheme scheme = project.scheme().get();
    List<String> keys = SchemeEditing.freeKeys(scheme);
    Optional<LabelId> parent = parent(divided);
    boolean below = parent.equals(Optional.of(divided.id()));
    List<Label> drafts = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      drafts.add(
          Label.draft(
                  LabelName.clean(parts.get(part).name()),
                  parent,
                  below ? Arrangement.end(scheme, parent) + part : divided.position(),
                  SchemeEditing.colour(scheme, part),
                  part < keys.size() ? Optional.of(keys.get(part)) : Optional.empty())
              .withId(new LabelId(-1 - part)));
    }
    return drafts;
  }

  /// Foretells macro-F1 by a linear model that learns both schemes, five folds each, from at most
  /// [SplitForecast#MOST] answered texts.
  ///
  /// @return a job that fails with a sentence if too little is answered
  /// @throws IllegalArgumentException if there is a [#problem]
  public Job<SplitPreview.Forecast> foretell(LabelId label, List<Part> parts) {
    SplitPreview planned = preview(label, parts);
    Documents documents = project.documents().get();
    ProjectSettings settings = project.settings().get();
    LabelScheme scheme = project.scheme().get();
    Map<DocumentId, Answer> answers = project.answers().snapshot();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.splitting.foretell"),
            progress ->
                new SplitForecast(documents, settings, scheme, answers)
                    .of(planned, parts, progress));
  }

  /// Divides the label. The answers in memory follow when they are on disk; about a second for
  /// 100,000.
  ///
  /// @throws IllegalArgumentException if there is a [#problem]
  public void split(LabelId label, List<Part> parts) {
    SplitPreview planned = preview(label, parts);
    List<IdentityHashMap<Answer, List<DocumentId>>> before =
        parts.stream().map(part -> project.answers().byAnswer(part.documents())).toList();
    project.write(
        () -> splitNow(planned, parts),
        divided -> {
          project.schemeChanged(divided.scheme());
          for (int part = 0; part < parts.size(); part++) {
            LabelId into = divided.parts().get(part);
            before
                .get(part)
                .forEach((answer, documents) ->
                    project.answers().exchange(answer, answer.replacing(label, into), documents));
          }
          project.answersChanged();
          labelling.changedInTurn(
              parts.stream().flatMap(part -> part.documents().stream()).toList());
        });
  }

  private record Divided(LabelScheme scheme, List<LabelId> parts) {}

  private Divided splitNow(SplitPreview planned, List<Part> parts) {
    LabelId from = planned.label().id();
    int going = planned.counts().stream().mapToInt(Integer::intValue).sum();
    Stores stores = project.stores();
    return project.step(
        ActionKind.SCHEME,
        Notice.of(
            "step.label.split",
            planned.called(),
            Called.all(planned.scheme(), planned.parts()),
            going),
        action -> {
          List<LabelId> made = new ArrayList<>();
          for (int part = 0; part < parts.size(); part++) {
            LabelId into = stores.labels().add(planned.parts().get(part), action).id();
            made.add(into);
            List<DocumentId> documents = parts.get(part).documents();
            List<DocumentId> _ =
                stores
                    .annotations()
                    .split(from, into, documents, project.annotator(), project.now(), action);
          }
          return new Divided(stores.labels().scheme(), List.copyOf(made));
        });
  }
}
