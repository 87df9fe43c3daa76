package marginalia.session;

import java.util.List;
import java.util.Optional;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.Trainer;
import marginalia.wording.NoticeException;

/// How the project's chosen model learns, for background jobs. Immutable.
///
/// @param known rows that an earlier training has made, of the same documents
/// @param paths names of the examples' labels as paths
record Learning(
    Features features,
    ModelChoice choice,
    Optional<ModelRows> known,
    TaskKind kind,
    List<String> paths) {
  Learning {
    paths = List.copyOf(paths);
  }

  static Learning of(
      Features features,
      ModelChoice choice,
      Optional<ModelRows> known,
      TaskKind kind,
      LabelScheme scheme) {
    return new Learning(
        features,
        choice,
        known,
        kind,
        scheme.active().stream().map(label -> scheme.path(label.id())).toList());
  }

  /// @throws NoticeException if the project names a model or setting that does not exist
  ModelRows rows(Progress progress) throws NoticeException {
    return features.rows(recipe().vectoriser(), known, progress);
  }

  private Recipe recipe() throws NoticeException {
    return Models.recipe(choice, features.language());
  }

  /// @throws NoticeException if the project names a model or setting that does not exist
  Trainer trainer() throws NoticeException {
    return kind == TaskKind.HIERARCHICAL ? recipe().trainerFor(paths) : recipe().trainer();
  }

  /// Learns from some of the rows.
  Classifier fit(ModelRows rows, Examples examples, Progress progress) throws NoticeException {
    return trainer()
        .fit(rows.matrix().select(examples.rows()), examples.targets(), Training.SEED, progress);
  }
}
