package marginalia.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import marginalia.text.Language;
import marginalia.text.SubwordFile;
import marginalia.wording.Notice;
import org.jspecify.annotations.Nullable;

/// The encoders that come with the program, as resources of libraries of which nothing else is
/// used; see `src/docs/decisions/0025-encoders.md`. Weights are loaded when they are first needed
/// and kept until the program ends.
public enum PretrainedEncoder {
  /// 12 layers, 384 wide, English. Xiao et al. (2023), arXiv:2309.07597.
  BGE_SMALL_EN("bge-small-en-v1.5-q", 384, 12, Letters.AS_THE_FILE_SAYS),

  /// 4 layers, 512 wide, Chinese. The list of its pieces knows small Latin letters alone, which its
  /// file does not say.
  BGE_SMALL_ZH("bge-small-zh-v1.5-q", 512, 8, Letters.SMALL);

  private final String resource;
  private final int width;
  private final int heads;
  private final Letters letters;

  @SuppressWarnings("ImmutableEnumChecker") // Made once, when it is first asked for.
  private final Loaded<Encoder> encoder = new Loaded<>(this::load);

  @SuppressWarnings("ImmutableEnumChecker") // Made once, when it is first asked for.
  private final Loaded<EncoderWeights> weights = new Loaded<>(this::loadWeights);

  PretrainedEncoder(String resource, int width, int heads, Letters letters) {
    this.resource = resource;
    this.width = width;
    this.heads = heads;
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

  /// The one of a [#slug()].
  ///
  /// @throws IOException if there is none
  public static PretrainedEncoder named(String slug) throws IOException {
    return Arrays.stream(values())
        .filter(one -> one.resource.equals(slug))
        .findFirst()
        .orElseThrow(() -> new IOException("no encoder is called " + slug));
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
    return encoder.get();
  }

  /// Its weights as numbers, for those who go on training it; loads them the first time, which
  /// takes about a second, and 50 to 140 MB.
  ///
  /// @throws EncoderException if its file is missing or damaged
  public EncoderWeights weights() {
    return weights.get();
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
      throw unreadable(e);
    }
  }

  private EncoderWeights loadWeights() {
    try (InputStream in = open(".onnx")) {
      return EncoderWeights.read(in.readAllBytes(), heads);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private EncoderException unreadable(IOException e) {
    return new EncoderException(
        Notice.of("encoder.unreadable", resource, String.valueOf(e.getMessage())), e);
  }

  private static final class Loaded<T> {
    private final Supplier<T> loading;
    private Optional<T> loaded = Optional.empty();

    Loaded(Supplier<T> loading) {
      this.loading = loading;
    }

    synchronized T get() {
      if (loaded.isEmpty()) {
        loaded = Optional.of(loading.get());
      }
      return loaded.get();
    }
  }
}
