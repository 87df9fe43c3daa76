package marginalia.ui.models;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.ModelChoice;
import marginalia.learn.Setting;
import marginalia.learn.VectorRecipe;
import marginalia.learn.embedding.VectorQuery;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.learn.embedding.WordVectors.Source;
import marginalia.session.Embedding;
import marginalia.session.Workspace;
import marginalia.text.Language;
import marginalia.ui.control.SettingForm;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;

/// State of the word vectors: how they are learnt, which there are, and the neighbours of the words
/// that are asked about. UI thread only.
public final class VectorsViewModel implements SettingForm.Values {
  private static final int SHOWN = 25;

  private final Workspace workspace;
  private final Wording words;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Work learning;
  private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper sources = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Neighbour>> neighbours =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper earlier = new ReadOnlyBooleanWrapper();
  private final Deque<String> asked = new ArrayDeque<>();

  public VectorsViewModel(Workspace workspace, Jobs jobs, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.learning = new Work(Embedding.KIND, jobs, words, scope);
    scope.follow(workspace.embedding().vectors(), this::show);
  }

  /// Reads the vectors that the project keeps, once.
  public void open() {
    workspace.embedding().open();
  }

  /// How vectors can be learnt.
  public List<Setting> settings() {
    return VectorRecipe.settings();
  }

  @Override
  public String value(Setting setting) {
    return values.getOrDefault(setting.name(), "");
  }

  @Override
  public void set(Setting setting, String value) {
    values.put(setting.name(), value.strip());
  }

  /// Learns vectors from all texts; a value that is none is said instead.
  public void train() {
    ModelChoice choice = new ModelChoice(VectorRecipe.NAME, values);
    try {
      var _ = VectorRecipe.of(choice, Language.ENGLISH);
      workspace.embedding().train(choice).onEnd(learning::ended);
    } catch (NoticeException e) {
      learning.complain(e.notice());
    }
  }

  /// Brings vectors in from a file.
  public void read(Path file) {
    workspace.embedding().read(file).onEnd(learning::ended);
  }

  /// Writes the vectors to a file.
  public void write(Path file) {
    workspace.embedding().write(file).onEnd(learning::ended);
  }

  /// The work under way: what it says and how far it is.
  Work learning() {
    return learning;
  }

  /// Which vectors there are.
  public ReadOnlyStringProperty aboutProperty() {
    return about.getReadOnlyProperty();
  }

  /// What is asked about.
  public ReadOnlyStringProperty queryProperty() {
    return query.getReadOnlyProperty();
  }

  /// Where the vectors of unknown words come from, or why there is no answer; empty if all is well.
  public ReadOnlyStringProperty sourcesProperty() {
    return sources.getReadOnlyProperty();
  }

  /// The nearest words, the nearest first.
  public ReadOnlyObjectProperty<List<Neighbour>> neighboursProperty() {
    return neighbours.getReadOnlyProperty();
  }

  /// Whether something was asked before.
  public ReadOnlyBooleanProperty earlierProperty() {
    return earlier.getReadOnlyProperty();
  }

  /// Asks about a word or a sum of words, or goes on from a neighbour.
  public void ask(String wanted) {
    String next = wanted.strip();
    if (next.equals(query.get())) {
      return;
    }
    if (!query.get().isEmpty()) {
      asked.push(query.get());
      earlier.set(true);
    }
    query.set(next);
    answer();
  }

  /// Goes back to what was asked before.
  public void back() {
    if (!asked.isEmpty()) {
      query.set(asked.pop());
      earlier.set(!asked.isEmpty());
      answer();
    }
  }

  private void answer() {
    if (query.get().isEmpty()) {
      neighbours.set(List.of());
      sources.set("");
      return;
    }
    workspace.embedding().ask(query.get(), SHOWN).onEnd(this::show);
  }

  private void show(JobState<VectorQuery.Answer> end) {
    switch (end) {
      case JobState.Done<VectorQuery.Answer>(VectorQuery.Answer answer) -> {
        neighbours.set(answer.neighbours());
        sources.set(say(answer));
      }
      case JobState.Failed<VectorQuery.Answer>(Notice reason, Throwable _) -> {
        neighbours.set(List.of());
        sources.set(words.say(reason));
      }
      case JobState.Cancelled<VectorQuery.Answer> _,
          JobState.Waiting<VectorQuery.Answer> _,
          JobState.Running<VectorQuery.Answer> _ -> {}
    }
  }

  private String say(VectorQuery.Answer answer) {
    return String.join(
        "  ",
        answer.asked().stream()
            .filter(asked -> asked.source() != Source.KNOWN)
            .map(asked ->
                words.say(
                    "vectors.source." + asked.source().name(), asked.term().word(), asked.stem()))
            .toList());
  }

  private void show(Optional<Embedding.Vectors> now) {
    about.set(
        now.map(vectors ->
                vectors.origin().isEmpty()
                    ? words.say(
                        "vectors.learnt",
                        vectors.content().size(),
                        vectors.content().width(),
                        vectors.choice().written().isEmpty()
                            ? words.say("models.usual")
                            : vectors.choice().written())
                    : words.say(
                        "vectors.imported",
                        vectors.content().size(),
                        vectors.content().width(),
                        vectors.origin()))
            .orElse(words.say("vectors.none")));
    answer();
  }
}
