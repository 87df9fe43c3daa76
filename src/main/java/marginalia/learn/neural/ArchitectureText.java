package marginalia.learn.neural;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An [Architecture] on one line, such as `TextCnn widths=3,4,5 filters=100 dropout=0.5`, for model
/// files; read from the components of its record, so that a new architecture needs nothing here.
final class ArchitectureText {
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
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException(String.join(" ", parts) + " makes no architecture", e);
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
        return Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
      }
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(value)) {
          return constant;
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException(value + " is no number", e);
    }
    throw new IOException(value + " is not known");
  }
}
