package marginalia.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marginalia.exchange.AtomicFile;
import marginalia.learn.TextModel;
import marginalia.learn.Thresholds;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.neural.FineTunedClassifier;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Writes a fine-tuned encoder for other programs: an ONNX file, and its tokenizer.json beside it.
public final class OnnxExport {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private OnnxExport() {}

  /// What was written.
  ///
  /// @param tokeniser beside the weights
  /// @param pooling how the file's hidden states become a text's vector
  public record Written(Path weights, Path tokeniser, Pooling pooling) {}

  /// Writes both files, each whole or not at all. O(the encoder's weights).
  ///
  /// @throws NoticeException if the model holds no encoder of its own, or the files cannot be
  ///   written
  public static Written write(TextModel model, Path path) throws IOException {
    if (!(model.classifier() instanceof FineTunedClassifier tuned)) {
      throw new NoticeException(Notice.of("onnx.notTuned", model.classifier().form()));
    }
    Path weights = path.toAbsolutePath();
    String stem = weights.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
    Path tokeniser = weights.resolveSibling(stem + "-tokenizer.json");
    try (InputStream pieces = tuned.encoder().tokeniser()) {
      write(tokeniser, pieces::transferTo);
    }
    write(weights, out -> tuned.graph().write(words(model, tuned), out));
    return new Written(weights, tokeniser, tuned.pooling());
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Path path, Content content) throws IOException {
    try (AtomicFile file = AtomicFile.open(path)) {
      content.to(file.stream());
      file.commit();
    }
  }

  private static Map<String, String> words(TextModel model, FineTunedClassifier tuned) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("labels", JSON.writeValueAsString(model.labels()));
    words.put("pooling", tuned.pooling().toString());
    words.put("encoder", tuned.encoder().slug());
    tuned
        .thresholds()
        .ifPresent(least -> words.put("thresholds", JSON.writeValueAsString(values(least, model))));
    return words;
  }

  private static List<Float> values(Thresholds least, TextModel model) {
    return IntStream.range(0, model.labels().size()).mapToObj(least::of).toList();
  }
}
