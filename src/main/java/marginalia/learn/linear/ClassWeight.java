package marginalia.learn.linear;

import marginalia.wording.WrongValueException;

/// The setting that makes rare labels count more.
public final class ClassWeight {
  /// Its name on the command line.
  public static final String SETTING = "classWeight";

  private ClassWeight() {}

  static void check(double balance) {
    if (!(balance >= 0 && balance <= 1)) {
      throw new WrongValueException("wrong.classWeight", SETTING);
    }
  }

  /// Reads `none` (0), `balanced` (1) or the exponent itself.
  ///
  /// @throws IllegalArgumentException if it is none of these
  public static double parse(String text) {
    return switch (text) {
      case "none" -> 0;
      case "balanced" -> 1;
      default -> {
        try {
          yield Double.parseDouble(text);
        } catch (NumberFormatException _) {
          throw new WrongValueException("wrong.classWeight", SETTING);
        }
      }
    };
  }
}
