package marginalia;

import java.util.Locale;

/// Whether there is a screen to open a window on.
final class Display {
  private Display() {}

  /// True on Windows and macOS, and elsewhere where an X or Wayland display is named or JavaFX was
  /// told to do without one.
  static boolean present() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean needsNone = system.contains("win") || system.contains("mac") || headlessPlatform();
    return needsNone || named("DISPLAY") || named("WAYLAND_DISPLAY");
  }

  /// Lets JavaFX draw into memory; before its first use.
  static void doWithout() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
  }

  private static boolean headlessPlatform() {
    return "Headless".equals(System.getProperty("glass.platform"));
  }

  private static boolean named(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
