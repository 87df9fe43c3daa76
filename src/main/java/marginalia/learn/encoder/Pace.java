package marginalia.learn.encoder;

import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// How fast an encoder reads and how long it will take. Safe for any thread.
final class Pace {
  private final int all;
  private final Progress progress;
  private final long start = System.nanoTime();
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

  /// Takes note of texts read since and reports.
  synchronized void read(int texts) {
    read += texts;
    since += texts;
    double seconds = (System.nanoTime() - start) / 1e9;
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
