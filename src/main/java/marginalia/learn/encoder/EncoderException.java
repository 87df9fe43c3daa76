package marginalia.learn.encoder;

import java.util.Locale;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;
import marginalia.wording.Wording;

/// An encoder cannot be used here, and why.
public final class EncoderException extends IllegalStateException implements Noticed {
  private static final long serialVersionUID = 1;

  private final transient Notice notice;

  EncoderException(Notice notice) {
    super(Wording.in(Locale.ENGLISH).say(notice));
    this.notice = notice;
  }

  EncoderException(Notice notice, Throwable cause) {
    super(Wording.in(Locale.ENGLISH).say(notice), cause);
    this.notice = notice;
  }

  @Override
  public Notice notice() {
    return notice;
  }
}
