package marginalia.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One setting of a model, for forms and for the command line. What it means is said in the bundle
/// under `setting.` and its name.
public record Setting(String name, Topic topic, Form form) {
  /// What a setting is about.
  public enum Topic {
    /// How texts become units.
    TEXTS,
    /// How the model learns from them.
    LEARNING
  }

  /// How a value is written.
  public sealed interface Form {
    /// A number or another text.
    record Typed() implements Form {}

    /// The path of a file, or one of these words.
    record FileOr(List<String> words) implements Form {
      public FileOr {
        words = List.copyOf(words);
      }
    }

    /// One of these.
    record One(List<String> options) implements Form {
      public One {
        options = List.copyOf(options);
      }
    }

    /// One of these names, which are the same in every language.
    record Named(List<String> names) implements Form {
      public Named {
        names = List.copyOf(names);
      }
    }

    /// Any of these, parted by commas, or `none`.
    ///
    /// @param usual those that hold unless something is written
    /// @param apart of these one at most
    record Several(List<String> options, Set<String> usual, Set<String> apart) implements Form {
      public Several {
        options = List.copyOf(options);
        usual = Set.copyOf(usual);
        apart = Set.copyOf(apart);
      }

      /// The options that a value stands for.
      public Set<String> chosen(String value) {
        if (value.isBlank()) {
          return usual;
        }
        Set<String> chosen = new TreeSet<>(List.of(value.split("\\s*,\\s*")));
        chosen.retainAll(options);
        return Set.copyOf(chosen);
      }

      /// The value after an option was switched.
      public String switched(String value, String option) {
        Set<String> chosen = new TreeSet<>(chosen(value));
        if (!chosen.remove(option)) {
          if (apart.contains(option)) {
            chosen.removeAll(apart);
          }
          chosen.add(option);
        }
        if (chosen.equals(usual)) {
          return "";
        }
        return chosen.isEmpty()
            ? SettingValues.NONE
            : String.join(",", options.stream().filter(chosen::contains).toList());
      }
    }
  }

  /// The values there are; empty where it is a number or another text.
  public List<String> options() {
    return switch (form) {
      case Form.Typed _ -> List.of();
      case Form.FileOr(List<String> words) -> words;
      case Form.One(List<String> options) -> options;
      case Form.Named(List<String> names) -> names;
      case Form.Several several -> several.options();
    };
  }

  static Setting typed(String name, Topic topic) {
    return new Setting(name, topic, new Form.Typed());
  }

  static Setting one(String name, Topic topic, Enum<?>[] values) {
    return new Setting(name, topic, new Form.One(slugs(values)));
  }

  static List<String> slugs(Enum<?>[] values) {
    return Arrays.stream(values).map(SettingValues::slug).toList();
  }
}
