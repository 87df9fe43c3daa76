package marginalia.corpus;

import java.util.Optional;

/// How long the periods are into which dated texts are parted.
public enum DateStep {
  YEAR,
  QUARTER,
  MONTH;

  /// Name of the period of a date, such as `2019`, `2019-Q2` or `2019-05`, which sort by time;
  /// empty for a date that is not in ISO form or not as fine as the period.
  public Optional<String> period(String date) {
    if (!date.matches(this == YEAR ? "\\d{4}(-.*)?" : "\\d{4}-(0[1-9]|1[0-2])(-.*)?")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (this) {
          case YEAR -> date.substring(0, 4);
          case QUARTER ->
              date.substring(0, 4) + "-Q" + (Integer.parseInt(date.substring(5, 7)) + 2) / 3;
          case MONTH -> date.substring(0, 7);
        });
  }
}
