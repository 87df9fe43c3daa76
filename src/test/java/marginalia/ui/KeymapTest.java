package marginalia.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeymapTest {
  @Test
  void everyCommandHasAKeyAndNoKeyTwoCommands() {
    Keymap keymap = new Keymap(Map.of());

    for (Command command : Command.values()) {
      assertThat(keymap.strokes(command)).isNotEmpty();
      keymap
          .strokes(command)
          .forEach(stroke -> assertThat(keymap.command(stroke)).contains(command));
    }
  }

  @Test
  void aKeyTheUserGivesIsTakenFromItsOwner() {
    Map<String, String> own = new Keymap(Map.of()).with(Command.UNSURE, "P");

    Keymap keymap = new Keymap(own);

    assertThat(keymap.command("P")).contains(Command.UNSURE);
    assertThat(keymap.command("U")).isEqualTo(Optional.empty());
    assertThat(keymap.strokes(Command.UNSURE)).isEqualTo(List.of("P"));
  }

  @Test
  void namesThatAreNoCommandArePassedOver() {
    assertThat(new Keymap(Map.of("FLY", "F")).command("F")).isEmpty();
  }

  @Test
  void backspaceAloneDestroysNothing() {
    assertThat(new Keymap(Map.of()).command("Backspace")).isEmpty();
  }
}
