package marginalia.ui.scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Scope;
import marginalia.session.Called;
import marginalia.session.LikeTexts;
import marginalia.session.Splitting;
import marginalia.session.Workspace;
import marginalia.wording.Name;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of a division that is being thought over: the parts of a label and which text goes where.
/// Nothing happens before [#confirm()]. UI thread only.
public final class SplitViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Draft>> parts = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<DocumentId>> shown =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> consequences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Map<DocumentId, Integer> places = new HashMap<>();
  private List<DocumentId> texts = List.of();
  private Optional<Label> label = Optional.empty();
  private int chosen;
  private Optional<Label> offered = Optional.empty();
  private Optional<Foretold> foretold = Optional.empty();
  private boolean touched;
  private boolean watched;

  /// A part of the label.
  ///
  /// @param number 0 is what stays
  /// @param words that tell its texts from the others, where they were grouped
  /// @param texts how many
  public record Draft(int number, String name, List<String> words, int texts) {
    public Draft {
      words = List.copyOf(words);
    }

    private Draft with(int newNumber, int newTexts) {
      return new Draft(newNumber, name, words, newTexts);
    }
  }

  /// A forecast, as long as these are the parts.
  private record Foretold(List<Splitting.Part> parts, String said) {}

  public SplitViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    scope.follow(workspace.project().scheme(), _ -> changed());
    scope.follow(workspace.project().labelled(), _ -> changed());
  }

  /// Which label is to be divided, or that one has to be chosen.
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// What stays, then the labels to be.
  public ReadOnlyObjectProperty<List<Draft>> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  /// The texts of the part that is looked at.
  public ReadOnlyObjectProperty<List<DocumentId>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// What would happen, a sentence to a line.
  public ReadOnlyObjectProperty<List<String>> consequencesProperty() {
    return consequences.getReadOnlyProperty();
  }

  /// Why it cannot be done yet; empty if it can.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /// Whether texts are being looked at.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// The label that is chosen in the tree. One that has parts already is kept until it is divided
  /// or left.
  public void offer(Optional<Label> chosenLabel) {
    offered = chosenLabel.filter(l -> !l.binned());
    if (watched) {
      begin();
    }
  }

  /// Somebody looks from now on: what has changed meanwhile is read. O(answers).
  public void shown() {
    watched = true;
    if (touched) {
      refresh();
    } else {
      begin();
    }
  }

  /// Nobody looks any more; nothing is read until somebody does.
  public void hidden() {
    watched = false;
  }

  private void begin() {
    if (!touched) {
      label = offered;
      restart();
    }
  }

  private void restart() {
    touched = false;
    places.clear();
    chosen = 0;
    texts = label.map(Label::id).map(workspace.splitting()::texts).orElse(List.of());
    parts.set(
        label.stream()
            .map(l -> new Draft(0, l.name(words.locale().getLanguage()), List.of(), texts.size()))
            .toList());
    tell();
  }

  private void changed() {
    if (watched) {
      refresh();
    }
  }

  /// Answers and scheme may have changed: texts that carry the label no more are left out.
  private void refresh() {
    LabelScheme scheme = workspace.project().scheme().get();
    Optional<Label> now = label.flatMap(l -> scheme.label(l.id())).filter(l -> !l.binned());
    label = now;
    if (now.isEmpty() || !touched) {
      restart();
      return;
    }
    texts = workspace.splitting().texts(now.get().id());
    places.keySet().retainAll(Set.copyOf(texts));
    count();
  }

  /// Looks at the texts of a part.
  public void choose(int part) {
    chosen = Math.clamp(part, 0, Math.max(0, parts.get().size() - 1));
    shown.set(texts.stream().filter(document -> place(document) == chosen).toList());
  }

  private int place(DocumentId document) {
    return places.getOrDefault(document, 0);
  }

  /// The beginning of a text, for a list. Reads it.
  public String text(DocumentId document) {
    return workspace.project().document(document).map(Document::text).orElse("");
  }

  /// A new part without texts; does nothing where there are as many as there can be.
  public void add() {
    if (label.isPresent() && parts.get().size() < Splitting.MOST_PARTS) {
      add(words.say(Notice.of("split.numbered", divided().name(), parts.get().size() + 1)));
      tell();
    }
  }

  private void add(String name) {
    List<Draft> next = new ArrayList<>(parts.get());
    next.add(new Draft(next.size(), name, List.of(), 0));
    touched = true;
    parts.set(List.copyOf(next));
  }

  public void rename(int part, String name) {
    if (part > 0 && part < parts.get().size()) {
      List<Draft> next = new ArrayList<>(parts.get());
      Draft before = next.get(part);
      next.set(part, new Draft(part, LabelName.clean(name), before.words(), before.texts()));
      parts.set(List.copyOf(next));
      tell();
    }
  }

  /// Takes a part away; its texts stay with the label.
  public void remove(int part) {
    if (part <= 0 || part >= parts.get().size()) {
      return;
    }
    places.values().removeIf(place -> place == part);
    places.replaceAll((_, place) -> place > part ? place - 1 : place);
    List<Draft> next = new ArrayList<>(parts.get());
    next.remove(part);
    touched = next.size() > 1;
    parts.set(List.copyOf(next));
    count();
  }

  /// Gives texts to a part; the number behind the last makes a new one.
  public void give(Collection<DocumentId> documents, int part) {
    if (part == parts.get().size()) {
      add();
    }
    if (part >= 0 && part < parts.get().size() && !documents.isEmpty()) {
      documents.forEach(document -> places.put(document, part));
      touched = true;
      count();
    }
  }

  private void count() {
    int[] counts = new int[parts.get().size()];
    texts.forEach(document -> counts[place(document)]++);
    parts.set(
        IntStream.range(0, counts.length)
            .mapToObj(part -> parts.get().get(part).with(part, counts[part]))
            .toList());
    tell();
  }

  /// Parts by likeness in place of those there are; the largest stays.
  public void propose(int groups) {
    if (label.isPresent()) {
      run(workspace.splitting().propose(texts, groups), this::take);
    }
  }

  private void take(List<LikeTexts> groups) {
    restart();
    for (LikeTexts group : groups.subList(1, groups.size())) {
      int part = parts.get().size();
      add(free(group.proposedName(divided().name())));
      group.documents().forEach(document -> places.put(document, part));
    }
    parts.set(
        IntStream.range(0, groups.size())
            .mapToObj(part -> {
              Draft draft = parts.get().get(part);
              return new Draft(part, draft.name(), groups.get(part).words(), draft.texts());
            })
            .toList());
    count();
  }

  /// A new part of those that stay and match a rule.
  public void takeMatching(String rule) {
    Optional<Label> divided = label;
    if (divided.isEmpty() || rule.isBlank()) {
      problem.set(words.say("split.rule.blank"));
      return;
    }
    List<DocumentId> staying = texts.stream().filter(document -> place(document) == 0).toList();
    run(
        workspace.splitting().matching(staying, rule),
        matching -> {
          if (matching.isEmpty()) {
            problem.set(words.say("split.rule.none", called(divided.get())));
          } else if (parts.get().size() < Splitting.MOST_PARTS) {
            add(free(rule.strip().replaceAll("^/|/$", "")));
            give(matching, parts.get().size() - 1);
          }
        });
  }

  /// A name that no part and no label on offer has.
  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; isTaken(name); number++) {
      name = words.say(Notice.of("split.numbered", wanted, number));
    }
    return name;
  }

  private boolean isTaken(String name) {
    return parts.get().stream().anyMatch(draft -> draft.name().equals(name))
        || workspace.project().scheme().get().active().stream()
            .anyMatch(other -> other.name().equals(name));
  }

  /// Learns the labels before and after, and says how well.
  public void foretell() {
    if (ready.get()) {
      List<Splitting.Part> planned = planned();
      run(
          workspace.splitting().foretell(divided().id(), planned),
          forecast -> {
            foretold = Optional.of(new Foretold(planned, words.say(forecast.said(words.locale()))));
            tell();
          });
    }
  }

  private Label divided() {
    return label.orElseThrow();
  }

  private List<Splitting.Part> planned() {
    List<List<DocumentId>> documents =
        IntStream.range(0, parts.get().size())
            .<List<DocumentId>>mapToObj(_ -> new ArrayList<>())
            .toList();
    texts.forEach(document -> documents.get(place(document)).add(document));
    return parts.get().stream()
        .skip(1)
        .map(draft -> new Splitting.Part(draft.name(), documents.get(draft.number())))
        .toList();
  }

  private <T> void run(Job<T> job, Consumer<T> done) {
    busy.set(true);
    problem.set("");
    job.onEnd(end -> {
      busy.set(false);
      switch (end) {
        case JobState.Done<T>(T result) -> done.accept(result);
        case JobState.Failed<T>(Notice reason, Throwable _) -> problem.set(words.say(reason));
        case JobState.Cancelled<T> _, JobState.Waiting<T> _, JobState.Running<T> _ -> {}
      }
    });
  }

  private void tell() {
    title.set(
        label
            .map(l -> words.say("split.title", called(l)))
            .orElseGet(() -> words.say("split.none")));
    choose(chosen);
    Optional<Notice> wrong = label.flatMap(l -> workspace.splitting().problem(l.id(), planned()));
    ready.set(label.isPresent() && wrong.isEmpty());
    problem.set(touched ? wrong.map(words::say).orElse("") : "");
    consequences.set(ready.get() ? said(planned()) : List.of());
  }

  private Name called(Label named) {
    return Called.of(workspace.project().scheme().get(), named.id());
  }

  private List<String> said(List<Splitting.Part> planned) {
    return Stream.concat(
            workspace.splitting().preview(divided().id(), planned).said().stream().map(words::say),
            foretold.filter(f -> f.parts().equals(planned)).stream().map(Foretold::said))
        .toList();
  }

  /// Divides the label; does nothing before there is something to divide.
  public void confirm() {
    if (ready.get()) {
      LabelId divided = divided().id();
      List<Splitting.Part> planned = planned();
      restart();
      workspace.splitting().split(divided, planned);
    }
  }

  /// Leaves everything as it is and goes on to the label that is chosen in the tree.
  public void cancel() {
    touched = false;
    begin();
  }
}
