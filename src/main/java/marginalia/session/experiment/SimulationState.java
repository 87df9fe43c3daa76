package marginalia.session.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.session.experiment.Simulation.Curve;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Runs that are done, one JSON line each, so that a long simulation that was stopped goes on where
/// it was. Each is kept under all that it depends on, so one file serves several simulations. Safe
/// for several threads.
public final class SimulationState {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /// What every line begins with.
  private static final String BEGINNING = "{\"key\":\"";

  private final Optional<Path> file;
  private final Map<String, Curve> done = new HashMap<>();

  private record Line(@Nullable String key, @Nullable Curve curve) {}

  private SimulationState(Optional<Path> file) {
    this.file = file;
  }

  /// Remembers nothing beyond this run of the program.
  public static SimulationState none() {
    return new SimulationState(Optional.empty());
  }

  /// What the file holds; it need not exist. A last line that was cut off by a stop is dropped; a
  /// file of anything else stays as it is.
  ///
  /// @throws NoticeException if it is no such file; names the line
  /// @throws IOException if the file cannot be read or mended
  public static SimulationState of(Path file) throws IOException {
    SimulationState state = new SimulationState(Optional.of(file));
    if (Files.exists(file)) {
      String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int end = all.lastIndexOf('\n') + 1;
      List<String> lines = all.substring(0, end).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Map.Entry<String, Curve> run = read(file, i + 1, lines.get(i));
        state.done.put(run.getKey(), run.getValue());
      }
      dropTorn(file, all.substring(end), lines.size() + 1);
    }
    return state;
  }

  private static Map.Entry<String, Curve> read(Path file, int number, String line)
      throws NoticeException {
    try {
      Line run = JSON.readValue(line, Line.class);
      String key = run == null ? null : run.key();
      Curve curve = run == null ? null : run.curve();
      if (key == null || curve == null) {
        throw noState(file, number);
      }
      return Map.entry(key, curve);
    } catch (JacksonException _) {
      throw noState(file, number);
    }
  }

  private static NoticeException noState(Path file, int number) {
    return new NoticeException(Notice.of("experiment.noState", file.toString(), number));
  }

  private static void dropTorn(Path file, String rest, int number) throws IOException {
    if (rest.isEmpty()) {
      return;
    }
    if (!rest.startsWith(BEGINNING.substring(0, Math.min(rest.length(), BEGINNING.length())))) {
      throw noState(file, number);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - rest.getBytes(StandardCharsets.UTF_8).length);
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
