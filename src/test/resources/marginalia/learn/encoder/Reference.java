import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Made `en.txt` and `zh.txt`: the ids that Hugging Face's own tokenisers give (Rust, through
/// `ai.djl.huggingface:tokenizers` 0.38.0), one text a line. Not part of the build:
///
///     java -cp <tokenizers and what it needs> Reference.java tokenizer.json texts.tsv ids.txt [lower]
class Reference {
  public static void main(String[] args) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(args[1]));
    int column = Math.max(0, Arrays.asList(lines.getFirst().split("\t")).indexOf("text"));
    try (HuggingFaceTokenizer reference =
        HuggingFaceTokenizer.newInstance(
            Path.of(args[0]), Map.of("padding", "false", "maxLength", "256", "truncation", "true"))) {
      List<String> ids =
          lines.stream()
              .skip(1)
              .map(line -> line.split("\t")[column])
              .map(text -> args.length > 3 ? text.toLowerCase(Locale.ROOT) : text)
              .map(reference::encode)
              .map(Reference::written)
              .toList();
      Files.write(Path.of(args[2]), ids);
    }
  }

  private static String written(Encoding encoding) {
    return Arrays.stream(encoding.getIds())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }
}
