package marginalia.session.experiment;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Work;
import marginalia.learn.ModelChoice;
import marginalia.learn.VectorRecipe;
import marginalia.learn.embedding.WordVectors;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Learns word vectors from a file in UTF-8 with a text on each line, without a project.
public record TextVectors(Path file, ModelChoice choice) {
  private static final int SAMPLE = 500;
  private static final long SEED = 1;

  /// The work to come.
  ///
  /// @throws NoticeException if there is no such setting or value
  public static TextVectors of(Path file, ModelChoice choice) throws NoticeException {
    var _ = VectorRecipe.of(choice, Language.ENGLISH); // says at once what is wrong with it
    return new TextVectors(file, choice);
  }

  /// The work, for a job.
  public Work<WordVectors> work() {
    return progress -> {
      List<String> lines = lines();
      int step = Math.max(1, lines.size() / SAMPLE);
      Language language =
          Language.of(
              IntStream.iterate(0, i -> i < lines.size(), i -> i + step)
                  .mapToObj(lines::get)
                  .toList());
      WordVectors vectors = VectorRecipe.of(choice, language).fit(Texts.of(lines), SEED, progress);
      if (vectors.size() == 0) {
        throw new NoticeException(Notice.of("vectors.noWords"));
      }
      return vectors;
    };
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("exchange.missing", file.toString()), e);
    } catch (MalformedInputException e) {
      throw new NoticeException(Notice.of("vectors.notUtf8", file.toString()), e);
    }
  }
}
