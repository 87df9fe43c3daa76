package marginalia.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.jobs.Work;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the commands for experiments have in common.
final class Experiments {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Experiments() {}

  /// Work that was asked for rightly.
  record Planned<T>(Work<T> work) {}

  /// The work of a plan; empty, after a complaint, if it names something that does not exist.
  static <T> Optional<Planned<T>> planned(Console console, Callable<Work<T>> plan)
      throws Exception {
    try {
      return Optional.of(new Planned<>(plan.call()));
    } catch (NoticeException e) {
      console.fail(e.notice());
      return Optional.empty();
    }
  }

  /// Complains before long work if its result could not be written, or would replace what it reads.
  ///
  /// @throws CommandException naming the file
  static void checkTarget(Optional<String> target, Path... inputs) throws CommandException {
    if (target.isEmpty() || target.get().equals("-")) {
      return;
    }
    Path file = Path.of(target.get()).toAbsolutePath().normalize();
    if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
      throw new CommandException(Notice.of("exchange.noFolder", file.toString()));
    }
    for (Path input : inputs) {
      if (file.equals(input.toAbsolutePath().normalize())) {
        throw new CommandException(Notice.of("cli.ownInput", file.toString()));
      }
    }
  }

  /// Writes JSON to a file, or to the console for `-`.
  static void write(Console console, String target, Map<String, ?> values) throws IOException {
    if (target.equals("-")) {
      console.json(values);
    } else {
      Files.writeString(
          Path.of(target), JSON.writeValueAsString(values) + "\n", StandardCharsets.UTF_8);
    }
  }
}
