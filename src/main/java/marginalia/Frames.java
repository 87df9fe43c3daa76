package marginalia;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/// Listens to what JavaFX tells the flight recorder of its frames, and so knows when what a key did
/// was drawn. To be made before JavaFX starts: it decides then whether it tells.
final class Frames implements AutoCloseable {
  private static final String PHASE = "javafx.PulsePhase";
  private static final String LAYOUT = "Layout Pass";

  private final RecordingStream stream = new RecordingStream();
  private final List<Instant> presses = Collections.synchronizedList(new ArrayList<>());
  private final List<Phase> phases = Collections.synchronizedList(new ArrayList<>());

  /// A key that is about to be handled.
  @Name("marginalia.KeyPressed")
  @Label("Key Pressed")
  @Category("Marginalia")
  @StackTrace(false)
  static final class KeyPressed extends Event {}

  private record Phase(int pulse, String name, String thread, Instant start, Instant end) {}

  Frames() {
    FlightRecorder.register(KeyPressed.class);
    stream.enable(KeyPressed.class);
    stream.enable(PHASE).withoutStackTrace().withThreshold(Duration.ZERO);
    stream.onEvent("marginalia.KeyPressed", event -> presses.add(event.getStartTime()));
    stream.onEvent(
        PHASE,
        event -> {
          if (event.getString("phaseName") != null) {
            phases.add(phase(event));
          }
        });
    stream.startAsync();
  }

  private static Phase phase(RecordedEvent event) {
    return new Phase(
        event.getInt("pulseId"),
        event.getString("phaseName"),
        event.getThread().getJavaName(),
        event.getStartTime(),
        event.getEndTime());
  }

  /// Marks the moment; on the UI thread, before the key is handled.
  static void pressed() {
    new KeyPressed().commit();
  }

  /// Ends the recording; from each press to the end of the drawing of the first frame that was laid
  /// out after it.
  Latencies drawn() {
    stream.stop();
    Latencies drawn = new Latencies();
    for (Instant press : presses) {
      end(press).ifPresent(end -> drawn.add(Duration.between(press, end).toNanos()));
    }
    return drawn;
  }

  private Optional<Instant> end(Instant press) {
    return phases.stream()
        .filter(phase -> phase.name().equals(LAYOUT) && !phase.start().isBefore(press))
        .min(java.util.Comparator.comparing(Phase::start))
        .flatMap(layout ->
            phases.stream()
                .filter(phase -> phase.pulse() == layout.pulse())
                .filter(phase -> !phase.thread().equals(layout.thread()))
                .map(Phase::end)
                .max(java.util.Comparator.naturalOrder()));
  }

  @Override
  public void close() {
    stream.close();
  }
}
