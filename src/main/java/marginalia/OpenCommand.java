package marginalia;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `marginalia open [PROJECT]`: opens the window.
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {
  private final ToIntFunction<Optional<String>> window;

  @Parameters(arity = "0..1", paramLabel = "PROJECT", descriptionKey = "marginalia.open.PROJECT")
  private Optional<String> project = Optional.empty();

  /// @param window opens it and returns the exit code when it is closed
  OpenCommand(ToIntFunction<Optional<String>> window) {
    this.window = window;
  }

  @Override
  public Integer call() {
    return window.applyAsInt(project);
  }
}
