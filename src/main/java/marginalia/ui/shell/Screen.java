package marginalia.ui.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import marginalia.ui.Command;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The screens of an open project, in the order of the rail.
public enum Screen {
  LABEL(MaterialDesignL.LABEL_OUTLINE, Command.SCREEN_LABEL),
  TEXTS(MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE, Command.SCREEN_TEXTS),
  SCHEME(MaterialDesignF.FILE_TREE_OUTLINE, Command.SCREEN_SCHEME),
  EVALUATE(MaterialDesignC.CHART_BOX_OUTLINE, Command.SCREEN_EVALUATE),
  SETTINGS(MaterialDesignC.COG_OUTLINE, Command.SCREEN_SETTINGS);

  private final Ikon icon;
  private final Command command;

  Screen(Ikon icon, Command command) {
    this.icon = icon;
    this.command = command;
  }

  Ikon icon() {
    return icon;
  }

  Command command() {
    return command;
  }

  String wordingKey() {
    return "screen." + name().toLowerCase(Locale.ROOT);
  }

  /// The screen that a command goes to, if it goes to one.
  static Optional<Screen> of(Command command) {
    return Arrays.stream(values()).filter(screen -> screen.command == command).findFirst();
  }
}
