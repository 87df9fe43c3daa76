package marginalia.ui.scheme;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.ui.Keymap;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// What can be said of a label. Each method does nothing where nothing changes; what cannot be is
/// not done and said. UI thread only.
public final class EditorViewModel {
  private final Workspace workspace;
  private final Keymap keymap;
  private final Consumer<Optional<Notice>> complain;

  EditorViewModel(Workspace workspace, Keymap keymap, Consumer<Optional<Notice>> complain) {
    this.workspace = workspace;
    this.keymap = keymap;
    this.complain = complain;
  }

  /// Gives a label another main name.
  public void rename(Label label, String name) {
    if (!label.name().equals(LabelName.clean(name))) {
      Optional<Notice> problem = workspace.scheme().problem(name, label.parent());
      complain.accept(problem);
      if (problem.isEmpty()) {
        workspace.scheme().rename(label.id(), name);
      }
    }
  }

  /// Sets what a label is called in other languages.
  public void call(Label label, Map<String, String> names) {
    if (!label.names().equals(names)) {
      Optional<Notice> problem = workspace.scheme().problem(names);
      complain.accept(problem);
      if (problem.isEmpty()) {
        workspace.scheme().call(label.id(), names);
      }
    }
  }

  /// Whether this is the code of a language, such as `fr` or `zh-Hant`; says so if not.
  public boolean isLanguage(String code) {
    boolean fits = LabelName.isLanguage(code);
    complain.accept(
        fits ? Optional.empty() : Optional.of(Notice.of("scheme.language.bad", Cited.of(code))));
    return fits;
  }

  public void recolour(Set<LabelId> labels, String colour) {
    workspace.scheme().recolour(labels, colour);
  }

  /// Gives a label a key of one character; an empty text takes its key away.
  public void assignKey(Label label, String key) {
    String wanted = LabelScheme.sameKey(LabelName.clean(key));
    Optional<String> next = wanted.isEmpty() ? Optional.empty() : Optional.of(wanted);
    if (!label.key().map(LabelScheme::sameKey).equals(next)) {
      Optional<Notice> problem = problem(wanted);
      complain.accept(problem);
      if (problem.isEmpty()) {
        workspace.scheme().assignKey(label.id(), next);
      }
    }
  }

  private Optional<Notice> problem(String key) {
    if (!key.isEmpty() && !LabelName.isKey(key)) {
      return Optional.of(Notice.of("scheme.key.long"));
    }
    return keymap
        .command(key)
        .map(Command::wordingKey)
        .map(command -> Notice.of("scheme.key.taken", key, Notice.of(command)));
  }

  /// Sets definition, rules, examples and notes.
  public void describe(Label label, Guidance guidance) {
    if (!label.guidance().equals(guidance)) {
      workspace.scheme().describe(label.id(), guidance);
    }
  }
}
