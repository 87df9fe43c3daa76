package marginalia.ui.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import marginalia.ui.Command;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The screens of an open project, in the order of the rail.
public enum Screen {
  LABEL(Command.SCREEN_LABEL),
  TEXTS(Command.SCREEN_TEXTS),
  SCHEME(Command.SCREEN_SCHEME),
  EVALUATE(Command.SCREEN_EVALUATE),
  MODELS(Command.SCREEN_MODELS),
  EXPLORE(Command.SCREEN_EXPLORE),
  SETTINGS(Command.SCREEN_SETTINGS);

  private final Command command;

  Screen(Command command) {
    this.command = command;
  }

  Ikon icon() {
    return switch (this) {
      case LABEL -> MaterialDesignL.LABEL_OUTLINE;
      case TEXTS -> MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE;
      case SCHEME -> MaterialDesignF.FILE_TREE_OUTLINE;
      case EVALUATE -> MaterialDesignC.CHART_BOX_OUTLINE;
      case MODELS -> MaterialDesignB.BRAIN;
      case EXPLORE -> MaterialDesignC.COMPASS_OUTLINE;
      case SETTINGS -> MaterialDesignC.COG_OUTLINE;
    };
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
