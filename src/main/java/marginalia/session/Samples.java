package marginalia.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marginalia.corpus.TaskKind;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The sample projects that come with the program: folders with `texts.tsv` and `scheme.json`.
public final class Samples {
  /// A part of a sample project's texts.
  public static final String POOL = "pool";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  /// A sample project.
  ///
  /// @param name of its folder
  /// @param title the company whose messages they are
  /// @param language `en` or `zh`
  public record Sample(String name, String title, String language) {}

  /// What `scheme.json` says beside the labels, which [marginalia.exchange.SchemeFile] reads.
  record SchemeJson(String name, String language, String kind) {}

  /// The samples of a folder.
  ///
  /// @param folder that holds them; may be missing, then there are none
  public Samples(Path folder) {
    this.folder = folder;
  }

  /// All samples, by name.
  public List<Sample> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      List<Path> found =
          folders.filter(f -> Files.exists(f.resolve("scheme.json"))).sorted().toList();
      List<Sample> samples = new java.util.ArrayList<>();
      for (Path sample : found) {
        SchemeJson scheme = scheme(sample);
        samples.add(new Sample(sample.getFileName().toString(), scheme.name(), scheme.language()));
      }
      return List.copyOf(samples);
    }
  }

  /// Folder of a sample: by its name, or a folder of the user's own that holds the same two files.
  ///
  /// @throws NoticeException if there is none; names those there are
  public Path find(String nameOrFolder) throws IOException {
    Optional<Path> found =
        Stream.of(folder.resolve(nameOrFolder), Path.of(nameOrFolder))
            .filter(f -> Files.exists(f.resolve("scheme.json")))
            .findFirst();
    if (found.isEmpty()) {
      throw new NoticeException(
          Notice.of(
              "sample.unknown",
              nameOrFolder,
              String.join(", ", all().stream().map(Sample::name).toList())));
    }
    return found.get();
  }

  static SchemeJson scheme(Path sample) throws IOException {
    Path file = sample.resolve("scheme.json");
    try {
      return JSON.readValue(Files.readString(file), SchemeJson.class);
    } catch (JacksonException e) {
      throw new NoticeException(
          Notice.of(
              "sample.scheme",
              file.toString(),
              e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr())),
          e);
    }
  }

  static TaskKind kind(SchemeJson scheme) {
    return TaskKind.ofSlug(scheme.kind());
  }
}
