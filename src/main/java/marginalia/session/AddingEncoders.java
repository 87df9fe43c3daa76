package marginalia.session;

import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Job;
import marginalia.jobs.Jobs;
import marginalia.jobs.Work;
import marginalia.learn.encoder.AddedEncoders;
import marginalia.learn.encoder.EncoderFiles;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.neural.HeadCount;
import marginalia.wording.Notice;

/// Adds encoders from files that the user has, after trying them.
public final class AddingEncoders {
  /// Which jobs add encoders.
  public static final String KIND = "encoder";

  private static final int PROBED = 64;
  private static final List<String> PROBE =
      IntStream.range(0, PROBED)
          .mapToObj(i -> "My order " + i + " has not arrived yet; when will it be sent?")
          .toList();

  private AddingEncoders() {}

  /// What was added.
  ///
  /// @param speed short texts a second on this machine
  public record Added(PretrainedEncoder encoder, double speed) {}

  /// Begins to add one. Fails with a [marginalia.wording.NoticeException] or an
  /// [marginalia.learn.encoder.EncoderException] that says what is wrong with the files.
  ///
  /// @param files gives them; may fail, too
  public static Job<Added> start(Jobs jobs, Source files) {
    Work<Added> work =
        progress -> {
          progress.report(-1, Notice.of("job.encoder"));
          PretrainedEncoder added = AddedEncoders.add(files.find(), HeadCount::of);
          progress.checkCancelled();
          long start = System.nanoTime();
          added.ready().vectors(PROBE, _ -> {}, progress);
          return new Added(added, PROBED / ((System.nanoTime() - start) * 1e-9));
        };
    return jobs.start(KIND, Notice.of("job.encoder"), work);
  }

  /// Finds the files of an encoder.
  @FunctionalInterface
  public interface Source {
    /// Finds them.
    ///
    /// @throws java.io.IOException if some are missing; says which
    EncoderFiles find() throws java.io.IOException;
  }
}
