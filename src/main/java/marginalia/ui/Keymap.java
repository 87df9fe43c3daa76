package marginalia.ui;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which key does what: the defaults of [Command] with the user's own keys over them. Immutable.
public final class Keymap {
  private final Map<Command, List<String>> strokes = new EnumMap<>(Command.class);
  private final Map<String, Command> commands = new HashMap<>();

  /// The default keys under the user's own.
  ///
  /// @param own the user's keys, by name of the command, several joined by a blank; names that are
  ///   no command are passed over
  public Keymap(Map<String, String> own) {
    for (Command command : Command.values()) {
      String chosen = own.get(command.name());
      List<String> keys =
          chosen == null ? command.defaults() : Arrays.asList(chosen.strip().split("\\s+"));
      strokes.put(command, List.copyOf(keys));
      keys.forEach(key -> commands.putIfAbsent(key, command));
    }
  }

  /// What this key does, if anything.
  public Optional<Command> command(String stroke) {
    return Optional.ofNullable(commands.get(stroke));
  }

  /// The keys of a command, the first of which is shown on its button.
  public List<String> strokes(Command command) {
    return strokes.getOrDefault(command, List.of());
  }

  /// The first key of a command, empty if it has none.
  public String shown(Command command) {
    return strokes(command).stream().findFirst().orElse("");
  }

  /// The user's keys after `command` was given this one alone; whoever had it loses it.
  public Map<String, String> with(Command command, String stroke) {
    Map<String, String> own = new TreeMap<>();
    for (Command other : Command.values()) {
      List<String> keys =
          other == command
              ? List.of(stroke)
              : strokes(other).stream().filter(key -> !key.equals(stroke)).toList();
      if (!keys.equals(other.defaults())) {
        own.put(other.name(), String.join(" ", keys));
      }
    }
    return own;
  }
}
