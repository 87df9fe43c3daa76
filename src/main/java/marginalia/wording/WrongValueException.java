package marginalia.wording;

import java.io.Serial;

/// A value that nothing can be made of, with a sentence for whoever may have typed it; it follows
/// on a semicolon and has no full stop.
public final class WrongValueException extends IllegalArgumentException implements Noticed {
  @Serial private static final long serialVersionUID = 1;

  private final transient Notice notice;

  public WrongValueException(String key, Object... arguments) {
    super(Wording.in(java.util.Locale.ENGLISH).say(key, arguments));
    this.notice = Notice.of(key, arguments);
  }

  @Override
  public Notice notice() {
    return notice;
  }
}
