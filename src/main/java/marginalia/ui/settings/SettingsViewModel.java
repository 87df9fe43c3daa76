package marginalia.ui.settings;

import java.util.Map;
import java.util.function.UnaryOperator;
import marginalia.jobs.Live;
import marginalia.session.Preferences;
import marginalia.session.ProjectSettings;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.ui.Keymap;

/// Changes settings; each is kept at once. UI thread only.
public final class SettingsViewModel {
  private final Workspace workspace;
  private final Live<Preferences> preferences;

  public SettingsViewModel(Workspace workspace, Live<Preferences> preferences) {
    this.workspace = workspace;
    this.preferences = preferences;
  }

  /// Changes what holds for all projects.
  public void prefer(UnaryOperator<Preferences> edit) {
    Preferences next = edit.apply(preferences.get());
    if (!next.equals(preferences.get())) {
      preferences.set(next);
    }
  }

  /// Changes what holds for this project, and lets the engine follow.
  public void change(UnaryOperator<ProjectSettings> edit) {
    ProjectSettings before = workspace.project().settings().get();
    ProjectSettings next = edit.apply(before);
    if (next.equals(before)) {
      return;
    }
    workspace.project().change(next);
    if (!next.language().equals(before.language())) {
      workspace.training().documentsChanged();
    }
  }

  /// Gives a command this key alone.
  public void assignKey(Command command, String stroke) {
    prefer(p -> p.withKeys(new Keymap(p.keys()).with(command, stroke)));
  }

  /// Gives every command its own keys back.
  public void resetKeys() {
    prefer(p -> p.withKeys(Map.of()));
  }
}
