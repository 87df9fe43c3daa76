package marginalia.session;

import java.io.IOException;
import marginalia.distil.Learner;
import marginalia.distil.Pupil;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.SoftTargets;
import marginalia.learn.Student;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.learn.Trainer;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Makes teachers and students of chosen models.
///
/// @param vectors reads the project's word vectors, for a model that starts from them
public record Schooling(
    LabelSet labels, Language language, VectorFiles.OfProject vectors, long seed) {
  /// A way to make the chosen model.
  public Learner learner(ModelChoice choice) {
    return (texts, truth, progress) -> {
      Recipe recipe = Models.recipe(choice, language);
      return taught(recipe, texts, progress, fit(truth, progress));
    };
  }

  /// The same of a model that can be taught; a tree it learns flat.
  ///
  /// @throws NoticeException if there is no such model or setting, or if it cannot be taught
  public Pupil pupil(ModelChoice choice) throws NoticeException {
    check(choice);
    return new Pupil() {
      @Override
      public TextModel learn(Texts texts, Targets truth, Progress progress) throws IOException {
        return taught(flat(choice), texts, progress, fit(truth, progress));
      }

      @Override
      public TextModel learn(Texts texts, SoftTargets believed, Progress progress)
          throws IOException {
        return taught(
            flat(choice),
            texts,
            progress,
            (trainer, features) ->
                ((Student) trainer).fit(features.matrix(), believed, seed, progress));
      }
    };
  }

  private void check(ModelChoice choice) throws NoticeException {
    if (!(Models.recipe(choice, language).trainer() instanceof Student)) {
      throw new NoticeException(Notice.of("distil.noStudent", Notice.of("model." + choice.name())));
    }
  }

  private interface Fitting {
    Classifier fit(Trainer trainer, Vectoriser.Fitted features);
  }

  private Fitting fit(Targets truth, Progress progress) {
    return (trainer, features) -> trainer.fit(features.matrix(), truth, seed, progress);
  }

  /// Of a tree a teacher believes something of every label at once, not node by node.
  private Recipe flat(ModelChoice choice) throws NoticeException {
    Recipe recipe = Models.recipe(choice, language);
    return new Recipe(recipe.vectoriser(), recipe.trainer(), Recipe.Tree.FLAT, recipe.vectors());
  }

  private TextModel taught(Recipe recipe, Texts texts, Progress progress, Fitting fitting)
      throws IOException {
    Vectoriser.Fitted features = recipe.vectoriser().fitTransform(texts, progress);
    Trainer trainer =
        VectorFiles.started(recipe, features.model(), seed, vectors)
            .trainerFor(labels, features.model());
    return new TextModel(features.model(), fitting.fit(trainer, features), labels.names());
  }
}
