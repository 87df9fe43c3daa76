package marginalia.ui;

import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.session.Preferences;
import marginalia.wording.Wording;

/// What every screen needs: words in the chosen language, the user's preferences, background jobs
/// and the system's file dialogs. A change of language or keys makes the screens anew; `scope` ends
/// what the old ones were subscribed to.
public record Context(
    Wording words, Live<Preferences> preferences, Jobs jobs, FileDialogs dialogs, Scope scope) {
  /// The keys as the user has them now.
  public Keymap keymap() {
    return new Keymap(preferences.get().keys());
  }

  /// A key as it is called in the language of the window: `Ctrl+Z`, `空格`, `←`.
  public String key(String stroke) {
    int last = stroke.lastIndexOf('+', stroke.length() - 2) + 1;
    String name = "key." + stroke.substring(last);
    return words.bundle().containsKey(name) ? stroke.substring(0, last) + words.say(name) : stroke;
  }

  /// The first key of a command as the window calls it, empty if it has none.
  public String key(Command command) {
    return key(keymap().shown(command));
  }

  /// Adds a part of a screen in a frame of its own, after those asked for before; not if the
  /// screens have been given up by then.
  public void inTurn(Runnable part) {
    jobs.inTurn(scope.whileOpen(part));
  }

  /// Short for the words of a key.
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }
}
