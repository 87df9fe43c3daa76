package marginalia.distil;

import java.io.IOException;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.text.Texts;

/// Makes a model of answered texts, always in the same way.
@FunctionalInterface
public interface Learner {
  /// Learns from all the texts.
  ///
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  TextModel learn(Texts texts, Targets truth, Progress progress) throws IOException;
}
