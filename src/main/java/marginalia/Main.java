package marginalia;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Starts the program: the window without arguments or with `open`, else a command.
public final class Main {
  /// JavaFX complains of being on the class path, where it works and where house.md wants it.
  private static final Logger QUIET = Logger.getLogger("javafx");

  private Main() {}

  /// Exits with 0 if all went well, 1 if the work failed, 2 if it was asked for wrongly.
  public static void main(String[] arguments) {
    QUIET.setLevel(Level.SEVERE);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = new Workbench(out, err).run(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }
}
