package marginalia;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Starts the program: the window without arguments or with `open`, else a command.
public final class Main {
  private Main() {}

  /// Exits with 0 if all went well, 1 if the work failed, 2 if it was asked for wrongly.
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = new Workbench(out, err).run(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }
}
