package marginalia.session.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.session.experiment.Simulation.Curve;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Runs that are done, one JSON line each, so that a long simulation that was stopped goes on where
/// it was. Each is kept under all that it depends on, so one file serves several simulations. Safe
/// for several threads.
public final class SimulationState {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Optional<Path> file;
  private final Map<String, Curve> done = new HashMap<>();

  private record Line(String key, Curve curve) {}

  private SimulationState(Optional<Path> file) {
    this.file = file;
  }

  /// Remembers nothing beyond this run of the program.
  public static SimulationState none() {
    return new SimulationState(Optional.empty());
  }

  /// What the file holds; it need not exist. A line that was cut off by a stop is dropped.
  ///
  /// @throws IOException if the file cannot be read or mended
  public static SimulationState of(Path file) throws IOException {
    SimulationState state = new SimulationState(Optional.of(file));
    if (Files.exists(file)) {
      List<String> whole = new ArrayList<>();
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines) {
        Optional<Line> read = read(line);
        read.ifPresent(run -> {
          state.done.put(run.key(), run.curve());
          whole.add(line);
        });
      }
      Files.write(file, whole, StandardCharsets.UTF_8);
    }
    return state;
  }

  private static Optional<Line> read(String line) {
    try {
      return Optional.of(JSON.readValue(line, Line.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  synchronized Optional<Curve> done(String key) {
    return Optional.ofNullable(done.get(key));
  }

  /// Keeps a run at once.
  synchronized void add(String key, Curve curve) throws IOException {
    done.put(key, curve);
    if (file.isPresent()) {
      Files.writeString(
          file.get(),
          JSON.writeValueAsString(new Line(key, curve)) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
