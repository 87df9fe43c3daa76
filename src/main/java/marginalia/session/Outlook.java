package marginalia.session;

import java.util.List;
import java.util.Optional;
import marginalia.corpus.LabelId;
import marginalia.evaluate.BackTest;
import marginalia.evaluate.Interval;

/// What more answers are expected to bring.
///
/// @param points of the history that it rests on, of different numbers of answers
/// @param left points of the history that it does not rest on, of other models or labels
/// @param path the score at growing numbers of answers, up to twice those of the last point; empty
///   where there are too few points
/// @param gain of the next answers; empty like the path
/// @param tested how earlier forecasts of this project turned out
/// @param shortages labels that have too few answers, the shortest first
public record Outlook(
    int points,
    int left,
    List<Step> path,
    Optional<Gain> gain,
    BackTest tested,
    List<Shortage> shortages) {
  /// A forecast of macro-F1 with its 80 % interval.
  public record Step(int answers, Interval score) {}

  /// What so many more answers add to macro-F1.
  ///
  /// @param macroF1 difference to the forecast for now, with its 80 % interval
  public record Gain(int more, Interval macroF1) {}

  /// A label that has too few answers.
  ///
  /// @param missing answers until it has as many as labels here need
  public record Shortage(LabelId label, int answers, int missing) {}

  public Outlook {
    path = List.copyOf(path);
    shortages = List.copyOf(shortages);
  }
}
