package marginalia.session;

import java.io.Serial;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;
import marginalia.wording.Wording;

/// A step that cannot be taken now; nothing was changed, and a sentence says why.
final class RefusedException extends RuntimeException implements Noticed {
  @Serial private static final long serialVersionUID = 1;

  private final transient Notice notice;

  RefusedException(Notice notice) {
    super(Wording.in(java.util.Locale.ENGLISH).say(notice));
    this.notice = notice;
  }

  @Override
  public Notice notice() {
    return notice;
  }
}
