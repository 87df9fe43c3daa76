package marginalia.jobs;

import java.io.Serial;

/// Ends work that was cancelled. Caught by [Job] alone.
public final class CancelledException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public CancelledException() {
    super("cancelled", null, false, false);
  }
}
