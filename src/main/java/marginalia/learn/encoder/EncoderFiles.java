package marginalia.learn.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The files of an encoder that somebody has, in the forms of Hugging Face.
///
/// @param name what it is to be called
/// @param weights an ONNX file
/// @param tokeniser a `tokenizer.json`
/// @param licence of the weights, in the words of whoever adds them
public record EncoderFiles(
    String name, Path weights, Path tokeniser, Pooling pooling, String licence) {
  /// A runtime that reads all at once can take no more.
  private static final long LARGEST = 1_500_000_000;

  private static final Pattern FIRST = Pattern.compile("\"pooling_mode_cls_token\"\\s*:\\s*true");
  private static final Pattern MEAN = Pattern.compile("\"pooling_mode_mean_tokens\"\\s*:\\s*true");

  /// What is not said is looked for where the weights lie: a tokenizer.json beside them or in the
  /// folder above, and the pooling in `1_Pooling/config.json`.
  ///
  /// @throws NoticeException if something is not there; says what to give
  public static EncoderFiles find(
      Path weights,
      Optional<Path> tokeniser,
      Optional<String> name,
      Optional<Pooling> pooling,
      String licence)
      throws IOException {
    check(weights);
    Path file = weights.toAbsolutePath().normalize();
    Path pieces =
        tokeniser
            .or(() -> near(file, "tokenizer.json"))
            .or(() -> near(file, stem(file) + "-tokenizer.json"))
            .orElseThrow(
                () -> new NoticeException(Notice.of("encoder.noTokeniser", weights.toString())));
    check(pieces);
    Pooling how = pooling.isPresent() ? pooling.get() : configured(file);
    return new EncoderFiles(name.orElseGet(() -> stem(file)), file, pieces, how, licence);
  }

  private static Pooling configured(Path weights) throws IOException {
    Optional<Path> config = near(weights, "1_Pooling/config.json");
    String said = config.isPresent() ? Files.readString(config.get()) : "";
    boolean first = FIRST.matcher(said).find();
    if (first == MEAN.matcher(said).find()) {
      throw new NoticeException(Notice.of("encoder.noPooling", weights.toString()));
    }
    return first ? Pooling.FIRST : Pooling.MEAN;
  }

  private static void check(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoticeException(Notice.of("encoder.noFile", file.toString()));
    }
    if (Files.size(file) > LARGEST) {
      throw new NoticeException(Notice.of("encoder.tooLarge", file.toString()));
    }
  }

  private static Optional<Path> near(Path file, String name) {
    return Stream.of(file.resolveSibling(name), file.resolveSibling("..").resolve(name))
        .map(Path::normalize)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
  }

  /// The name as it can stand in a file name and on a command line.
  String plainName() {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]+", "-");
    String trimmed = plain.replaceAll("^[-.]+|[-.]+$", "");
    return trimmed.isEmpty() ? "encoder" : trimmed;
  }
}
