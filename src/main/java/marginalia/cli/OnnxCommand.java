package marginalia.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import marginalia.learn.ModelFile;
import marginalia.session.OnnxExport;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a saved fine-tuned encoder as ONNX.
@Command(name = "onnx")
public final class OnnxCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--model-file", paramLabel = "FILE", required = true)
  private Path modelFile = Path.of("");

  @Option(names = "--output", paramLabel = "FILE", required = true)
  private Path output = Path.of("");

  public OnnxCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    OnnxExport.Written written =
        console.result(
            console
                .jobs()
                .start(
                    "onnx",
                    Notice.of("job.onnx"),
                    _ -> OnnxExport.write(ModelFile.read(modelFile), output)));
    console.say(
        Notice.of(
            "onnx.written",
            written.weights().toString(),
            written.tokeniser().toString(),
            written.pooling().toString()));
    return 0;
  }
}
