package marginalia.jobs;

import marginalia.wording.Notice;

/// The progress that nobody watches.
enum Silent implements Progress {
  INSTANCE;

  @Override
  public void report(double fraction, Notice doing) {
    // Nobody watches.
  }

  @Override
  public void checkCancelled() {
    // Never cancelled.
  }

  @Override
  public void ranges(int n, int chunk, RangeBody body) {
    for (int from = 0; from < n; from += chunk) {
      body.run(from, Math.min(n, from + chunk));
    }
  }
}
