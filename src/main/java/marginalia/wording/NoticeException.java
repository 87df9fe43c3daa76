package marginalia.wording;

import java.io.IOException;
import java.io.Serial;

/// Something outside the program stopped the work, and a sentence for the user says what and how to
/// mend it: a file that is no project, a folder that cannot be written to.
public final class NoticeException extends IOException implements Noticed {
  @Serial private static final long serialVersionUID = 1;

  private final transient Notice notice;

  public NoticeException(Notice notice) {
    super(Wording.in(java.util.Locale.ENGLISH).say(notice));
    this.notice = notice;
  }

  public NoticeException(Notice notice, Throwable cause) {
    super(Wording.in(java.util.Locale.ENGLISH).say(notice), cause);
    this.notice = notice;
  }

  @Override
  public Notice notice() {
    return notice;
  }
}
