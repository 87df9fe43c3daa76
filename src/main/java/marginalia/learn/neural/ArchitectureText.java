package marginalia.learn.neural;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import marginalia.wording.Bounds;
import marginalia.wording.WrongValueException;

/// An [Architecture] on one line, such as `TextCnn widths=3,4,5 filters=100 dropout=0.5`, for model
/// files, and its sizes by name, for settings; both from the components of its record, so that a
/// new architecture needs nothing here.
public final class ArchitectureText {
  private ArchitectureText() {}

  static String written(Architecture architecture) {
    return architecture.getClass().getSimpleName()
        + Arrays.stream(architecture.getClass().getRecordComponents())
            .map(component -> " " + component.getName() + "=" + value(architecture, component))
            .collect(Collectors.joining());
  }

  private static String value(Architecture architecture, RecordComponent component) {
    try {
      return switch (component.getAccessor().invoke(architecture)) {
        case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(","));
        case Enum<?> one -> one.name();
        case Object other -> other.toString();
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's component can be read", e);
    }
  }

  /// Names of its sizes in their order, and the values that each may have; none where it is a
  /// number or several.
  public static Map<String, List<String>> sizes(Architecture architecture) {
    Map<String, List<String>> sizes = new LinkedHashMap<>();
    for (RecordComponent component : architecture.getClass().getRecordComponents()) {
      Object[] constants = component.getType().getEnumConstants();
      sizes.put(
          component.getName(),
          constants == null
              ? List.of()
              : Arrays.stream(constants).map(one -> slug((Enum<?>) one)).toList());
    }
    return sizes;
  }

  private static String slug(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The architecture with some of its sizes changed.
  ///
  /// @throws IllegalArgumentException if a value is none, or makes no architecture; names the size
  public static Architecture changed(Architecture usual, Map<String, String> values) {
    RecordComponent[] components = usual.getClass().getRecordComponents();
    Object[] all = new Object[components.length];
    for (int i = 0; i < all.length; i++) {
      String name = components[i].getName();
      String value = values.getOrDefault(name, value(usual, components[i]));
      try {
        all[i] = parsed(components[i].getType(), value);
      } catch (IOException _) {
        throw wrong(name, components[i].getType());
      }
      check(name, all[i]);
    }
    try {
      return (Architecture) constructed(usual.getClass(), components, all);
    } catch (IOException e) {
      throw new IllegalArgumentException(values.toString(), e);
    }
  }

  /// Whole numbers are sizes, all others shares that are dropped.
  private static void check(String name, Object value) {
    if (value instanceof Integer size) {
      Bounds.from(name, size, 1);
    }
    if (value instanceof Double share) {
      Bounds.fromToBelow(name, share, 0, 1);
    }
  }

  private static WrongValueException wrong(String name, Class<?> type) {
    if (type == List.class) {
      return new WrongValueException("wrong.wholes", name);
    }
    return type.isEnum()
        ? new WrongValueException("wrong.oneOf", name, options(type))
        : new WrongValueException(type == int.class ? "wrong.whole" : "wrong.number", name);
  }

  private static String options(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(one -> slug((Enum<?>) one))
        .collect(Collectors.joining(", "));
  }

  /// @throws IOException if no architecture is written so
  static Architecture read(String line) throws IOException {
    String[] parts = line.split(" ");
    for (Class<?> kind : Architecture.class.getPermittedSubclasses()) {
      if (kind.getSimpleName().equals(parts[0])) {
        return (Architecture) made(kind, parts);
      }
    }
    throw new IOException("no architecture is called " + parts[0]);
  }

  private static Object made(Class<?> kind, String[] parts) throws IOException {
    RecordComponent[] components = kind.getRecordComponents();
    if (components.length != parts.length - 1) {
      throw new IOException(kind.getSimpleName() + " has " + components.length + " sizes");
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String prefix = components[i].getName() + "=";
      if (!parts[i + 1].startsWith(prefix)) {
        throw new IOException(parts[i + 1] + " is not " + components[i].getName());
      }
      values[i] = parsed(components[i].getType(), parts[i + 1].substring(prefix.length()));
    }
    return constructed(kind, components, values);
  }

  private static Object constructed(Class<?> kind, RecordComponent[] components, Object[] values)
      throws IOException {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException(Arrays.toString(values) + " makes no " + kind.getSimpleName(), e);
    }
  }

  private static Object parsed(Class<?> type, String value) throws IOException {
    try {
      if (type == int.class) {
        return Integer.parseInt(value);
      }
      if (type == double.class) {
        return Double.parseDouble(value);
      }
      if (type == List.class) {
        return Arrays.stream(value.split("\\s*,\\s*", -1)).map(Integer::valueOf).toList();
      }
      for (Object constant : type.getEnumConstants()) {
        Enum<?> one = (Enum<?>) constant;
        if (one.name().equals(value) || slug(one).equals(value)) {
          return constant;
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException(value + " is no number", e);
    }
    throw new IOException(options(type));
  }
}
