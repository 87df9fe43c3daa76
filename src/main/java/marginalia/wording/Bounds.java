package marginalia.wording;

/// Checks of numbers that a user can set. Each throws a [WrongValueException] that names the number
/// and its bounds; what is not a number is in no bounds.
public final class Bounds {
  private Bounds() {}

  public static void from(String name, double value, long least) {
    if (!(value >= least)) {
      throw new WrongValueException("wrong.from", name, least);
    }
  }

  public static void fromTo(String name, double value, long least, long most) {
    if (!(value >= least && value <= most)) {
      throw new WrongValueException("wrong.fromTo", name, least, most);
    }
  }

  public static void fromToBelow(String name, double value, long least, long below) {
    if (!(value >= least && value < below)) {
      throw new WrongValueException("wrong.fromToBelow", name, least, below);
    }
  }

  public static void aboveTo(String name, double value, long above, long most) {
    if (!(value > above && value <= most)) {
      throw new WrongValueException("wrong.aboveTo", name, above, most);
    }
  }

  public static void above(String name, double value, long above) {
    if (!(value > above)) {
      throw new WrongValueException("wrong.above", name, above);
    }
  }
}
