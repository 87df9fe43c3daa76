package marginalia.session;

import java.io.IOException;
import java.util.Optional;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.Trainer;
import marginalia.wording.NoticeException;

/// How the project's chosen model learns, for background jobs. Immutable.
///
/// @param known rows that an earlier training has made, of the same documents
/// @param scheme whose labels the examples have
/// @param vectors reads the project's word vectors
record Learning(
    Features features,
    ModelChoice choice,
    Optional<ModelRows> known,
    TaskKind kind,
    LabelScheme scheme,
    VectorFiles.OfProject vectors) {
  /// @throws NoticeException if the project names a model or setting that does not exist
  ModelRows rows(Progress progress) throws NoticeException {
    return features.rows(recipe().vectoriser(), known, progress);
  }

  /// What models are told of the labels. O(labels).
  LabelSet labels() {
    return TaskLabels.of(scheme, kind);
  }

  /// Whether it can be of use before anything is answered.
  ///
  /// @throws NoticeException if the project names a model or setting that does not exist
  boolean startsWithoutAnswers() throws NoticeException {
    return scheme.active().size() >= 2 && recipe().startsWithoutAnswers();
  }

  private Recipe recipe() throws NoticeException {
    return Models.recipe(choice, features.language());
  }

  /// @param rows as [#rows(Progress)] gave them
  /// @throws NoticeException if the project names a model, a setting or vectors that do not exist
  Trainer trainer(ModelRows rows) throws IOException {
    return VectorFiles.started(recipe(), rows.model(), Training.SEED, vectors)
        .trainerFor(labels(), rows.model());
  }

  /// Learns from some of the rows.
  Classifier fit(ModelRows rows, Examples examples, Progress progress) throws IOException {
    return fit(trainer(rows), rows, examples, progress);
  }

  static Classifier fit(Trainer trainer, ModelRows rows, Examples examples, Progress progress) {
    return trainer.fit(
        rows.matrix().select(examples.rows()), examples.targets(), Training.SEED, progress);
  }
}
