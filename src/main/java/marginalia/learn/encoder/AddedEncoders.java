package marginalia.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Encoders that the user has added from files of their own, each in a folder of its own with its
/// weights, its tokeniser and a card. Safe for any thread.
public final class AddedEncoders {
  private static final String WEIGHTS = "model.onnx";
  private static final String PIECES = "tokenizer.json";
  private static final String CARD = "encoder.properties";

  private static final Map<String, PretrainedEncoder> KNOWN = new HashMap<>();
  private static Optional<Path> folder = Optional.empty();

  private AddedEncoders() {}

  /// Says where they lie; called once, when the program starts. Without it there are none.
  public static synchronized void keepIn(Path place) {
    folder = Optional.of(place);
    KNOWN.clear();
  }

  /// Those there are, and what is wrong with those that cannot be used.
  public record Listing(List<PretrainedEncoder> encoders, List<Notice> troubles) {
    public Listing {
      encoders = List.copyOf(encoders);
      troubles = List.copyOf(troubles);
    }
  }

  /// Looks into the folder. O(encoders).
  public static synchronized Listing list() {
    List<PretrainedEncoder> encoders = new ArrayList<>();
    List<Notice> troubles = new ArrayList<>();
    if (folder.isPresent() && Files.isDirectory(folder.get())) {
      try (Stream<Path> entries = Files.list(folder.get())) {
        for (Path entry : entries.filter(AddedEncoders::finished).sorted().toList()) {
          try {
            encoders.add(known(entry));
          } catch (IOException e) {
            troubles.add(damaged(entry, e));
          }
        }
      } catch (IOException e) {
        troubles.add(damaged(folder.get(), e));
      }
    }
    return new Listing(encoders, troubles);
  }

  private static boolean finished(Path entry) {
    return Files.isDirectory(entry) && !entry.getFileName().toString().endsWith(".part");
  }

  private static Notice damaged(Path place, IOException e) {
    return Notice.of("encoder.damaged", place.toString(), String.valueOf(e.getMessage()));
  }

  private static PretrainedEncoder known(Path entry) throws IOException {
    PretrainedEncoder known = KNOWN.get(entry.getFileName().toString());
    if (known != null) {
      return known;
    }
    try (InputStream in = Files.newInputStream(entry.resolve(CARD))) {
      PretrainedEncoder read = new PretrainedEncoder(EncoderCard.read(in), files(entry));
      KNOWN.put(entry.getFileName().toString(), read);
      return read;
    }
  }

  private static PretrainedEncoder.Files files(Path entry) {
    return new PretrainedEncoder.Files() {
      @Override
      public InputStream weights() throws IOException {
        return Files.newInputStream(entry.resolve(WEIGHTS));
      }

      @Override
      public InputStream pieces() throws IOException {
        return Files.newInputStream(entry.resolve(PIECES));
      }
    };
  }

  /// Adds an encoder after it was tried; one with the same files is there only once.
  ///
  /// @param heads finds out how many heads its attention has; 0 if its weights cannot be read as
  ///   BERT's
  /// @throws NoticeException if it is none, or the files do not belong together; says why
  public static PretrainedEncoder add(EncoderFiles from, ToIntFunction<Candidate> heads)
      throws IOException {
    byte[] weights = Files.readAllBytes(from.weights());
    byte[] pieces = Files.readAllBytes(from.tokeniser());
    try (Candidate candidate = EncoderCheck.tried(from, weights, pieces)) {
      EncoderCard card = candidate.card().withHeads(heads.applyAsInt(candidate));
      return keep(card, weights, pieces);
    }
  }

  private static synchronized PretrainedEncoder keep(
      EncoderCard card, byte[] weights, byte[] pieces) throws IOException {
    Path place = folder.orElseThrow(() -> new IllegalStateException("no folder for encoders"));
    Path entry = place.resolve(card.slug());
    if (!Files.exists(entry)) {
      Path part = place.resolve(card.slug() + ".part");
      delete(part);
      Files.createDirectories(part);
      Files.write(part.resolve(WEIGHTS), weights);
      Files.write(part.resolve(PIECES), pieces);
      try (OutputStream out = Files.newOutputStream(part.resolve(CARD))) {
        card.write(out);
      }
      Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
    }
    return known(entry);
  }

  /// Removes one. Models that were fitted on it cannot be read afterwards.
  ///
  /// @throws NoticeException if there is none of this name
  public static synchronized void remove(String slug) throws IOException {
    boolean there = list().encoders().stream().anyMatch(one -> one.slug().equals(slug));
    if (!there) {
      throw new NoticeException(Notice.of("encoder.notAdded", slug));
    }
    KNOWN.remove(slug);
    delete(folder.orElseThrow().resolve(slug));
  }

  private static void delete(Path entry) throws IOException {
    if (Files.exists(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
