package marginalia.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import marginalia.learn.Recipe;
import marginalia.learn.embedding.VecFile;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.fasttext.FastTextFile;
import marginalia.learn.fasttext.FastTextModel;
import marginalia.text.FittedVectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Word vectors in files of others: `.bin` of C++ fastText, text as word2vec writes it otherwise.
public final class VectorFiles {
  private VectorFiles() {}

  private static boolean binary(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".bin");
  }

  /// Reads vectors.
  ///
  /// @throws NoticeException if the file is missing, holds none, or is damaged
  public static WordVectors read(Path path) throws IOException {
    if (!binary(path)) {
      return VecFile.read(path);
    }
    return switch (FastTextFile.read(path)) {
      case FastTextModel.Unsupervised(WordVectors vectors) -> vectors;
      case FastTextModel.Supervised _ ->
          throw new NoticeException(Notice.of("vectors.supervised", path.toString()));
    };
  }

  /// Writes vectors; a text file holds those of the words alone.
  public static void write(WordVectors vectors, Path path) throws IOException {
    if (binary(path)) {
      FastTextFile.write(new FastTextModel.Unsupervised(vectors), path);
    } else {
      VecFile.write(vectors, path);
    }
  }

  /// The recipe, starting from the vectors of the file that it names, if it names one.
  ///
  /// @param features found in the texts to learn from
  /// @throws NoticeException if there are none, or they do not fit
  public static Recipe started(Recipe recipe, FittedVectoriser features, long seed)
      throws IOException {
    return started(recipe, features, seed, OfProject.NONE);
  }

  /// As [#started(Recipe, FittedVectoriser, long)], where there may be vectors of a project.
  static Recipe started(Recipe recipe, FittedVectoriser features, long seed, OfProject ofProject)
      throws IOException {
    if (recipe.vectors().isEmpty()) {
      return recipe;
    }
    String written = recipe.vectors().get();
    WordVectors vectors =
        written.equals(Recipe.PROJECT) ? ofProject.read() : read(Path.of(written));
    return recipe.startingFrom(vectors, features, seed);
  }

  /// Reads the vectors of the project.
  @FunctionalInterface
  public interface OfProject {
    /// Where there is no project.
    OfProject NONE =
        () -> {
          throw new NoticeException(Notice.of("vectors.noProject"));
        };

    /// Reads them.
    ///
    /// @throws NoticeException if it has none
    WordVectors read() throws IOException;
  }
}
