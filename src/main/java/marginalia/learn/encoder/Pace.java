package marginalia.learn.encoder;

import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// How fast an encoder reads and how long it will take. Safe for any thread.
final class Pace {
  private final int all;
  private final Progress progress;
  private Optional<Long> start = Optional.empty();
  private int passed;
  private int read;
  private int since;

  /// @param all texts there are to read
  Pace(int all, Progress progress) {
    this.all = all;
    this.progress = progress;
  }

  /// Takes note that so many texts need nothing any more, whoever read them.
  synchronized void passed(int texts) {
    passed = texts;
    since = 0;
  }

  /// Takes note of texts read since and reports. The clock starts with the first ones: the encoder
  /// had to be loaded for them.
  synchronized void read(int texts) {
    since += texts;
    long now = System.nanoTime();
    if (start.isEmpty()) {
      start = Optional.of(now);
      return;
    }
    read += texts;
    double seconds = (now - start.get()) / 1e9;
    double speed = read / Math.max(seconds, 1e-3);
    int done = Math.min(all, passed + since);
    double left = (all - done) / Math.max(speed, 1e-3);
    progress.report(
        (double) done / all,
        Notice.of(
            "encoder.embedding",
            done,
            all,
            Math.round(speed),
            Math.round(left),
            Math.round(left / 60)));
  }
}
