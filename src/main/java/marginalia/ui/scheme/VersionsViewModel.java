package marginalia.ui.scheme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Scope;
import marginalia.session.History;
import marginalia.session.SchemeVersions;
import marginalia.session.Workspace;
import marginalia.ui.control.Latest;
import marginalia.ui.control.StepWords;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// The versions of the scheme: the labels of one as they were, what is different in a later one or
/// now, and the way back. Read while somebody looks. UI thread only.
public final class VersionsViewModel {
  private final Workspace workspace;
  private final Wording words;
  private final StepWords steps;
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Then>> labels = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> differences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private Optional<History.Step> chosen = Optional.empty();
  private final Latest latest = new Latest();
  private boolean watched;

  /// A version in the list.
  ///
  /// @param said what it did
  /// @param by who did it and when
  public record Line(History.Step version, String said, String by) {}

  /// A label as it was.
  ///
  /// @param depth below the top of the tree
  /// @param answers how many texts carried it
  public record Then(int depth, String name, String colour, int answers) {}

  public VersionsViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    this.steps = new StepWords(words, workspace.project().zone());
    scope.follow(
        workspace.project().saved(),
        saved -> {
          if (watched && saved.all()) {
            read();
          }
        });
  }

  /// The versions, newest first.
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// The labels of the version that is looked at, parents before their children.
  public ReadOnlyObjectProperty<List<Then>> labelsProperty() {
    return labels.getReadOnlyProperty();
  }

  /// What is different, a sentence to a line.
  public ReadOnlyObjectProperty<List<String>> differencesProperty() {
    return differences.getReadOnlyProperty();
  }

  /// How much there was in the version that is looked at.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// Somebody looks from now on.
  public void shown() {
    watched = true;
    read();
  }

  /// Nobody looks any more.
  public void hidden() {
    watched = false;
  }

  private void read() {
    List<Line> next =
        workspace.versions().list().stream()
            .map(version -> new Line(version, steps.said(version), steps.by(version)))
            .toList();
    if (!next.equals(lines.get())) {
      lines.set(next);
    }
  }

  /// Looks at a version and says what going back to it would do.
  public void look(Line line) {
    chosen = Optional.of(line.version());
    latest.onDone(
        workspace.versions().asOf(line.version()),
        past -> {
          show(past);
          LabelScheme now = workspace.project().scheme().get();
          Optional<Notice> problem = workspace.versions().problem(past);
          if (problem.isPresent()) {
            chosen = Optional.empty();
            differences.set(List.of(words.say(problem.get())));
          } else {
            differences.set(words("version.back", new SchemeVersions.Return(past, now).said()));
          }
        });
  }

  /// Looks at a version and says what is different in another one, whichever is older.
  public void compare(Line one, Line other) {
    boolean inOrder = one.version().number() < other.version().number();
    Line older = inOrder ? one : other;
    Line newer = inOrder ? other : one;
    chosen = Optional.empty();
    latest.onDone(
        workspace.versions().asOf(newer.version()),
        later ->
            latest.onDone(
                workspace.versions().asOf(older.version()),
                past -> compared(past, past.differences(later.scheme()))));
  }

  private void compared(SchemeVersions.Past past, List<Notice> found) {
    show(past);
    differences.set(
        words("version.later", found.isEmpty() ? List.of(Notice.of("version.same")) : found));
  }

  private List<String> words(String title, List<Notice> sentences) {
    return Stream.concat(Stream.of(words.say(title)), sentences.stream().map(words::say)).toList();
  }

  private void show(SchemeVersions.Past past) {
    said.set(words.say(past.said()));
    labels.set(
        past.scheme().active().stream()
            .map(label ->
                new Then(
                    past.scheme().depth(label.id()),
                    label.name(words.locale().getLanguage()),
                    label.colour(),
                    past.answers().getOrDefault(label.id(), 0)))
            .toList());
  }

  /// Makes the labels what they were in the version that is looked at; undo takes it back. Does
  /// nothing while two are compared.
  public void restore() {
    chosen.ifPresent(workspace.versions()::restore);
  }
}
