package marginalia.session;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// What texts are to match: words that occur, or a regular expression between two slashes; upper
/// and lower case alike.
record TextRule(Pattern pattern) {
  /// @throws NoticeException if the expression cannot be read; says where
  static TextRule of(String typed) throws NoticeException {
    String rule = typed.strip();
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    boolean expression = rule.length() > 2 && rule.startsWith("/") && rule.endsWith("/");
    try {
      return new TextRule(
          expression
              ? Pattern.compile(rule.substring(1, rule.length() - 1), flags)
              : Pattern.compile(Pattern.quote(rule), flags));
    } catch (PatternSyntaxException e) {
      throw new NoticeException(
          Notice.of("split.rule.wrong", e.getPattern(), e.getIndex() + 1, e.getDescription()));
    }
  }

  /// Whether it occurs in a text. O(characters), but for expressions that go back and forth; those
  /// end when the work is cancelled.
  boolean matches(String text, Progress progress) {
    return pattern.matcher(new Cancellable(text, progress)).find();
  }

  private record Cancellable(CharSequence text, Progress progress) implements CharSequence {
    @Override
    public char charAt(int index) {
      progress.checkCancelled();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
