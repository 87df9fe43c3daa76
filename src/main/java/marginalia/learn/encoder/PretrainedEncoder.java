package marginalia.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import marginalia.text.Language;
import marginalia.text.SubwordFile;
import marginalia.wording.Notice;
import org.jspecify.annotations.Nullable;

/// An encoder that can be used here: one that comes with the program, as a resource of a library of
/// which nothing else is used, or one [AddedEncoders] knows; see
/// `src/docs/decisions/0025-encoders.md`. Weights are loaded when they are first needed and kept
/// until the program ends. There is one object for each encoder; safe for any thread.
public final class PretrainedEncoder {
  /// 12 layers, 384 wide, English. Xiao et al. (2023), arXiv:2309.07597.
  public static final PretrainedEncoder BGE_SMALL_EN =
      installed("bge-small-en-v1.5-q", Language.ENGLISH, 384, 12, false);

  /// 4 layers, 512 wide, Chinese. The list of its pieces knows small Latin letters alone, which its
  /// file does not say.
  public static final PretrainedEncoder BGE_SMALL_ZH =
      installed("bge-small-zh-v1.5-q", Language.CHINESE, 512, 8, true);

  private static final List<PretrainedEncoder> INSTALLED = List.of(BGE_SMALL_EN, BGE_SMALL_ZH);

  /// As BAAI publishes them to our knowledge; their jars hold no licence of the weights.
  private static final String LICENCE = "MIT";

  private final EncoderCard card;
  private final Files files;
  private final Loaded<Encoder> encoder = new Loaded<>(this::load);
  private final Loaded<EncoderWeights> weights = new Loaded<>(this::loadWeights);

  /// @param files where it lies
  PretrainedEncoder(EncoderCard card, Files files) {
    this.card = card;
    this.files = files;
  }

  /// The two files of an encoder.
  interface Files {
    InputStream weights() throws IOException;

    InputStream pieces() throws IOException;
  }

  private static PretrainedEncoder installed(
      String resource, Language language, int width, int heads, boolean small) {
    return new PretrainedEncoder(
        new EncoderCard(resource, Set.of(language), width, heads, Pooling.FIRST, small, LICENCE),
        new Files() {
          @Override
          public InputStream weights() {
            return open(resource, ".onnx");
          }

          @Override
          public InputStream pieces() {
            return open(resource, "-tokenizer.json");
          }
        });
  }

  private static InputStream open(String resource, String ending) {
    @Nullable InputStream in = PretrainedEncoder.class.getResourceAsStream("/" + resource + ending);
    if (in == null) {
      throw new EncoderException(Notice.of("encoder.missing", resource));
    }
    return in;
  }

  /// The usual one for a language.
  public static PretrainedEncoder of(Language language) {
    return switch (language) {
      case ENGLISH -> BGE_SMALL_EN;
      case CHINESE -> BGE_SMALL_ZH;
    };
  }

  /// All that can be used, those that come with the program first.
  public static List<PretrainedEncoder> all() {
    List<PretrainedEncoder> all = new ArrayList<>(INSTALLED);
    all.addAll(AddedEncoders.list().encoders());
    return List.copyOf(all);
  }

  /// The one of a [#slug()].
  ///
  /// @throws IOException if there is none
  public static PretrainedEncoder named(String slug) throws IOException {
    return all().stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new IOException("no encoder is called " + slug));
  }

  /// What is known of it.
  public EncoderCard card() {
    return card;
  }

  /// Its name; vectors of another name are not comparable.
  public String slug() {
    return card.slug();
  }

  /// Length of its vectors.
  public int width() {
    return card.width();
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
  /// @throws EncoderException if its file is missing or damaged, or holds no BERT
  public EncoderWeights weights() {
    return weights.get();
  }

  /// Its `tokenizer.json`.
  ///
  /// @throws EncoderException if it is missing
  public InputStream tokeniser() throws IOException {
    return files.pieces();
  }

  private Encoder load() {
    try (InputStream in = files.weights();
        InputStream pieces = files.pieces()) {
      return new Encoder(new EncoderSession(in.readAllBytes()), SubwordFile.read(pieces), card);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private EncoderWeights loadWeights() {
    if (!card.trainable()) {
      throw new EncoderException(Notice.of("encoder.notTrainable", slug()));
    }
    try (InputStream in = files.weights()) {
      return EncoderWeights.read(in.readAllBytes(), card.heads(), card.pooling());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private EncoderException unreadable(IOException e) {
    return new EncoderException(
        Notice.of("encoder.unreadable", slug(), String.valueOf(e.getMessage())), e);
  }

  @Override
  public String toString() {
    return slug();
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
