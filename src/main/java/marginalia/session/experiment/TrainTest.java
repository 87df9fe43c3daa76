package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.LogLoss;
import marginalia.evaluate.Scores;
import marginalia.evaluate.TreeScores;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.Classifier;
import marginalia.learn.Foreseen;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.ModelFile;
import marginalia.learn.Models;
import marginalia.learn.Probabilities;
import marginalia.learn.Recipe;
import marginalia.learn.Targets;
import marginalia.learn.TextModel;
import marginalia.learn.Trainer;
import marginalia.session.TaskLabels;
import marginalia.session.VectorFiles;
import marginalia.text.TextRows;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Learns from one labelled file and is judged by another.
///
/// @param settings of the model, by name
/// @param modelFile where to save the model; empty for nowhere
public record TrainTest(
    Path train,
    Path test,
    TaskKind kind,
    String model,
    Map<String, String> settings,
    long seed,
    Optional<Path> modelFile) {
  /// Texts to measure with how long a fit will take.
  private static final int PROBED = 160;

  public TrainTest {
    settings = Map.copyOf(settings);
  }

  /// What came of it.
  ///
  /// @param trainer name and settings as they were used
  /// @param left rows that could not be read or had no answer
  /// @param tree only for hierarchical tasks
  /// @param modelBytes size of the saved model
  public record Report(
      String trainer,
      int trainRows,
      int testRows,
      int left,
      int features,
      List<String> labels,
      Scores scores,
      Optional<TreeScores> tree,
      double logLoss,
      Seconds seconds,
      long peakResidentBytes,
      long modelBytes) {
    public Report {
      labels = List.copyOf(labels);
    }
  }

  /// Wall time of the steps; `predict` is the reading of the test texts as numbers and their
  /// scoring.
  public record Seconds(double read, double vectorise, double fit, double predict) {}

  /// The work, for a job.
  ///
  /// @throws NoticeException if there is no such model or setting
  public Work<Report> work() throws NoticeException {
    ModelChoice choice = new ModelChoice(model, settings);
    Models.check(choice);
    return progress -> run(choice, progress);
  }

  private Report run(ModelChoice choice, Progress progress) throws IOException {
    long start = System.nanoTime();
    Corpus corpus = Corpus.read(train, test, kind, Optional.empty(), progress);
    long read = System.nanoTime();
    Recipe recipe = Models.recipe(choice, corpus.language());
    Vectoriser.Fitted fitted = recipe.vectoriser().fitTransform(corpus.trainTexts(), progress);
    long vectorised = System.nanoTime();
    Corpus rest = corpus.withoutTrainTexts();
    // `corpus` is not used below, so its texts can go. What the steps so far have used is given
    // back, so that the peak is what a fit needs and not how long the collector waits.
    System.gc();
    LabelSet labels = TaskLabels.of(rest.labels(), kind);
    Trainer trainer =
        VectorFiles.started(recipe, fitted.model(), seed).trainerFor(labels, fitted.model());
    if (trainer instanceof Foreseen foreseen) {
      foretell(foreseen, fitted.matrix(), rest.trainTargets(), progress);
    }
    Classifier classifier = trainer.fit(fitted.matrix(), rest.trainTargets(), seed, progress);
    long fit = System.nanoTime();
    TextRows testMatrix = fitted.model().transform(rest.testTexts(), progress);
    Probabilities predicted = classifier.probabilities(testMatrix, progress);
    long done = System.nanoTime();
    long peak = Memory.peakResidentBytes();
    Targets decided = predicted.decisions();
    TextModel textModel = new TextModel(fitted.model(), classifier, rest.labels());
    if (modelFile.isPresent()) {
      ModelFile.write(textModel, modelFile.get());
    }
    return new Report(
        classifier.provenance().trainer(),
        fitted.matrix().rows(),
        rest.test().size(),
        rest.left(),
        fitted.matrix().columns(),
        rest.labels(),
        Scores.of(rest.testTargets(), decided),
        labels.tree().map(tree -> TreeScores.of(tree, rest.testTargets(), decided)),
        LogLoss.of(predicted, rest.testTargets()),
        new Seconds(
            seconds(start, read),
            seconds(read, vectorised),
            seconds(vectorised, fit),
            seconds(fit, done)),
        peak,
        ModelFile.size(textModel));
  }

  private void foretell(Foreseen trainer, TextRows x, Targets y, Progress progress) {
    int[] some = IntStream.range(0, Math.min(PROBED, y.rows())).toArray();
    trainer
        .seconds(x.select(some), y.select(some), y.rows(), seed, progress)
        .ifPresent(told -> progress.report(0, Notice.of("engine.expected", y.rows(), told)));
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }
}
