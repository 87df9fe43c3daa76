package marginalia.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import marginalia.text.Language;
import marginalia.text.SubwordFile;
import marginalia.wording.Notice;
import org.jspecify.annotations.Nullable;

/// The encoders that come with the program, as resources of libraries of which nothing else is
/// used; see `src/docs/decisions/0025-encoders.md`. Weights are loaded when they are first needed
/// and kept until the program ends.
public enum PretrainedEncoder {
  /// 12 layers, 384 wide, English. Xiao et al. (2023), arXiv:2309.07597.
  BGE_SMALL_EN("bge-small-en-v1.5-q", 384, Letters.AS_THE_FILE_SAYS),

  /// 4 layers, 512 wide, Chinese. The list of its pieces knows small Latin letters alone, which its
  /// file does not say.
  BGE_SMALL_ZH("bge-small-zh-v1.5-q", 512, Letters.SMALL);

  private final String resource;
  private final int width;
  private final Letters letters;

  @SuppressWarnings("ImmutableEnumChecker") // Made once, when it is first asked for.
  private final Loading loading = new Loading();

  PretrainedEncoder(String resource, int width, Letters letters) {
    this.resource = resource;
    this.width = width;
    this.letters = letters;
  }

  private enum Letters {
    AS_THE_FILE_SAYS,
    SMALL
  }

  /// The one for a language.
  public static PretrainedEncoder of(Language language) {
    return switch (language) {
      case ENGLISH -> BGE_SMALL_EN;
      case CHINESE -> BGE_SMALL_ZH;
    };
  }

  /// Whose texts it reads.
  public Language language() {
    return switch (this) {
      case BGE_SMALL_EN -> Language.ENGLISH;
      case BGE_SMALL_ZH -> Language.CHINESE;
    };
  }

  /// Its name; vectors of another name are not comparable.
  public String slug() {
    return resource;
  }

  /// Length of its vectors.
  public int width() {
    return width;
  }

  /// The encoder, ready; loads it the first time, which takes about a second.
  ///
  /// @throws EncoderException if its files are missing or cannot be run here
  public Encoder ready() {
    return loading.get();
  }

  private InputStream open(String ending) throws IOException {
    @Nullable InputStream in = PretrainedEncoder.class.getResourceAsStream("/" + resource + ending);
    if (in == null) {
      throw new EncoderException(Notice.of("encoder.missing", resource));
    }
    return in;
  }

  private Encoder load() {
    try (InputStream weights = open(".onnx");
        InputStream pieces = open("-tokenizer.json")) {
      return new Encoder(
          new EncoderSession(weights.readAllBytes()),
          SubwordFile.read(pieces),
          width,
          letters == Letters.SMALL);
    } catch (IOException e) {
      throw new EncoderException(
          Notice.of("encoder.unreadable", resource, String.valueOf(e.getMessage())), e);
    }
  }

  private final class Loading {
    private Optional<Encoder> loaded = Optional.empty();

    synchronized Encoder get() {
      if (loaded.isEmpty()) {
        loaded = Optional.of(load());
      }
      return loaded.get();
    }
  }
}
