package marginalia.learn;

import java.util.List;

/// One setting of a model, for forms and for the command line. What it means is said in the bundle
/// under `setting.` and its name.
///
/// @param options the values there are; empty where it is a number or another text
public record Setting(String name, List<String> options) {
  public Setting {
    options = List.copyOf(options);
  }

  static Setting number(String name) {
    return new Setting(name, List.of());
  }

  static Setting of(String name, Enum<?>[] values) {
    return new Setting(name, java.util.Arrays.stream(values).map(SettingValues::slug).toList());
  }
}
