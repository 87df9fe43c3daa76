package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Workspace;

/// One pass of some texts through a network: lends the layers their memory and notes what each has
/// to do when the slopes come back. Run forward, [#backward()], then [#clear()] before the next
/// texts. For one thread; texts that are learnt from side by side have a tape each.
///
/// This is all the differentiation there is: layers derive their gradients by hand, the tape only
/// runs them in reverse (`src/docs/decisions/0023-nd4j-and-the-tape.md`).
public final class Tape implements AutoCloseable {
  private final int shard;
  private final boolean learning;
  private final Workspace workspace = new Workspace();
  private final Workspace passing = new Workspace();
  private final List<Runnable> steps = new ArrayList<>();
  private SplittableRandom random;
  private Progress progress = Progress.none();

  private Tape(int shard, boolean learning, long seed) {
    this.shard = shard;
    this.learning = learning;
    this.random = new SplittableRandom(seed);
  }

  /// For learning.
  ///
  /// @param shard which of the gradients of each [Parameter] it adds to
  public static Tape learning(int shard, long seed) {
    return new Tape(shard, true, seed);
  }

  /// For prediction: nothing is dropped, nothing is noted.
  public static Tape predicting() {
    return new Tape(0, false, 0);
  }

  /// Whether there will be a way back.
  public boolean learns() {
    return learning;
  }

  int shard() {
    return shard;
  }

  /// Whom long passes ask whether to stop.
  void watch(Progress asked) {
    progress = asked;
  }

  /// Ends the pass if the work is to stop; layers that take their time ask often.
  ///
  /// @throws marginalia.jobs.CancelledException if it is
  void checkCancelled() {
    progress.checkCancelled();
  }

  /// Chance of this pass.
  SplittableRandom random() {
    return random;
  }

  /// A signal whose values the caller overwrites.
  Signal signal(int rows, int columns) {
    return new Signal(
        workspace.uninitialised(rows, columns), workspace.zeros(learning ? rows : 0, columns));
  }

  /// Memory until the next [#clear()], contents undefined.
  Matrix scratch(int rows, int columns) {
    return workspace.uninitialised(rows, columns);
  }

  /// Memory until the next call of this, contents undefined: for what is made and used up at once.
  Matrix reused(int rows, int columns) {
    passing.reset();
    return passing.uninitialised(rows, columns);
  }

  /// Memory until the next [#clear()], zeros.
  Matrix zeros(int rows, int columns) {
    return workspace.zeros(rows, columns);
  }

  /// Notes what is to be done on the way back; nothing while predicting.
  void onBackward(Runnable step) {
    if (learning) {
      steps.add(step);
    }
  }

  /// Runs everything noted, last first. Whoever calls it has put slopes into the last signal.
  public void backward() {
    for (Runnable step : steps.reversed()) {
      step.run();
    }
  }

  /// Forgets everything; signals handed out are void.
  public void clear() {
    steps.clear();
    workspace.reset();
  }

  /// As [#clear()], and chance begins anew, so that a pass does not depend on those before it.
  public void clear(long seed) {
    clear();
    random = new SplittableRandom(seed);
  }

  @Override
  public void close() {
    clear();
    workspace.close();
    passing.close();
  }
}
