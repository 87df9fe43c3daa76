package marginalia.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import marginalia.corpus.DocumentId;
import marginalia.jobs.CancelledException;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.wording.Notice;
import marginalia.wording.Wording;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a command speaks through: results to `out`, complaints and progress to `err`, both UTF-8,
/// in one language; and the jobs it starts, which are done before `start` returns.
public record Console(PrintWriter out, PrintWriter err, Wording wording, Jobs jobs) {
  private static final int SHOWN = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Says a sentence on a line of its own.
  public void say(Notice notice) {
    out.println(wording.say(notice));
    out.flush();
  }

  /// Says the number of a text, a number that belongs to it, and its first 100 characters.
  void sayText(DocumentId document, double number, String text) {
    say(
        Notice.verbatim(
            String.format(Locale.ROOT, "%d\t%.4f\t%s", document.value(), number, beginning(text))));
  }

  /// Says the number of a text and its first 100 characters.
  void sayText(DocumentId document, String text) {
    say(Notice.verbatim(document.value() + "\t" + beginning(text)));
  }

  private static String beginning(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /// Complains, on a line of its own.
  public void fail(Notice notice) {
    err.println(wording.say(notice));
    err.flush();
  }

  /// Writes values as a JSON object.
  public void json(Map<String, ?> values) {
    out.println(JSON.writeValueAsString(values));
    out.flush();
  }

  /// Waits for a job and gives its result.
  ///
  /// @throws Exception whatever ended the job
  public <T> T result(Job<T> job) throws Exception {
    return switch (job.await()) {
      case JobState.Done<T>(T result) -> result;
      case JobState.Failed<T>(Notice reason, Throwable cause) ->
          throw cause instanceof Error ? new CommandException(reason, cause) : (Exception) cause;
      case JobState.Cancelled<T> _ -> throw new CancelledException();
      case JobState.Waiting<T> _, JobState.Running<T> _ ->
          throw new IllegalStateException("a job that was waited for has not ended");
    };
  }
}
