package marginalia.distil;

import java.io.IOException;
import marginalia.jobs.Progress;
import marginalia.learn.SoftTargets;
import marginalia.learn.TextModel;
import marginalia.text.Texts;

/// A learner that can also be taught.
public interface Pupil extends Learner {
  /// Learns from what somebody believes of the texts.
  ///
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  TextModel learn(Texts texts, SoftTargets believed, Progress progress) throws IOException;
}
