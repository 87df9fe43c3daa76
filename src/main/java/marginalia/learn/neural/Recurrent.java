package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.neural.Recurrence.Direction;
import marginalia.learn.neural.TextRnn.Directions;

/// A recurrence forward, or one forward and one backward.
final class Recurrent {
  private final List<Recurrence> ways;

  Recurrent(
      Parameters parameters,
      String name,
      Recurrence.Kind kind,
      Directions directions,
      int from,
      int width) {
    Recurrence forward =
        new Recurrence(parameters, name + ".forward", kind, Direction.FORWARD, from, width);
    ways =
        switch (directions) {
          case ONE -> List.of(forward);
          case BOTH ->
              List.of(
                  forward,
                  new Recurrence(
                      parameters, name + ".backward", kind, Direction.BACKWARD, from, width));
        };
  }

  /// Numbers that come out for each row.
  int outputs() {
    return ways.size() * ways.getFirst().width();
  }

  /// What each direction says.
  List<Signal> ways(Tape tape, Signal x, Spans spans) {
    return ways.stream().map(way -> way.of(tape, x, spans)).toList();
  }

  /// All directions side by side.
  Signal of(Tape tape, Signal x, Spans spans) {
    return Combine.beside(tape, ways(tape, x, spans));
  }
}
