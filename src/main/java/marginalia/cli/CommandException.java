package marginalia.cli;

import java.io.Serial;
import java.util.Locale;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;
import marginalia.wording.Wording;

/// A command cannot do what it was asked to; ends the program with code 1.
final class CommandException extends Exception implements Noticed {
  @Serial private static final long serialVersionUID = 1;

  private final transient Notice notice;

  CommandException(Notice notice) {
    super(Wording.in(Locale.ENGLISH).say(notice));
    this.notice = notice;
  }

  CommandException(Notice notice, Throwable cause) {
    super(Wording.in(Locale.ENGLISH).say(notice), cause);
    this.notice = notice;
  }

  @Override
  public Notice notice() {
    return notice;
  }
}
