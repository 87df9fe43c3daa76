package marginalia.ui.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.exchange.FileFormat;
import marginalia.exchange.FormatGuess;
import marginalia.exchange.Mapping;
import marginalia.exchange.Preview;
import marginalia.exchange.Rejected;
import marginalia.exchange.Rejections;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.session.Importing;
import marginalia.session.Workspace;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the import: a file, how it is read, which column is what, and how it went. UI thread
/// only.
public final class ImportViewModel {
  /// Rows shown before an import.
  private static final int ROWS = 30;

  private final Workspace workspace;
  private final Jobs jobs;
  private final Path file;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(new Stage.Looking());
  private Importing.Duplicates duplicates = Importing.Duplicates.GROUP;

  /// Where the import stands.
  public sealed interface Stage {
    /// The file is looked at.
    record Looking() implements Stage {}

    /// The file cannot be imported.
    record Refused(Notice reason) implements Stage {}

    /// It can be imported as shown; without a mapping, once somebody says which column is the text.
    record Ready(FileFormat format, Preview preview, Optional<Mapping> mapping) implements Stage {}

    /// It is being imported.
    record Running(Job<Importing.Report> job) implements Stage {}

    /// It was imported.
    record Finished(Importing.Report report) implements Stage {}

    /// It was cancelled; nothing was kept.
    record Cancelled() implements Stage {}
  }

  public ImportViewModel(Workspace workspace, Jobs jobs, Path file) {
    this.workspace = workspace;
    this.jobs = jobs;
    this.file = file;
    look(Optional.empty());
  }

  public Path file() {
    return file;
  }

  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  public Importing.Duplicates duplicates() {
    return duplicates;
  }

  public void chooseDuplicates(Importing.Duplicates choice) {
    duplicates = choice;
  }

  private void look(Optional<FileFormat> corrected) {
    jobs.start("preview", Notice.of("job.preview"), _ -> ready(corrected)).onEnd(this::looked);
  }

  private Stage.Ready ready(Optional<FileFormat> corrected) throws IOException {
    FileFormat format = corrected.isPresent() ? corrected.get() : FormatGuess.of(file);
    Preview preview = Preview.of(file, format, ROWS);
    return new Stage.Ready(format, preview, Mapping.guess(preview.columns(), preview.rows()));
  }

  private void looked(JobState<Stage.Ready> end) {
    switch (end) {
      case JobState.Done<Stage.Ready>(Stage.Ready ready) -> stage.set(ready);
      case JobState.Failed<Stage.Ready>(Notice reason, Throwable _) ->
          stage.set(new Stage.Refused(reason));
      case JobState.Cancelled<Stage.Ready> _,
          JobState.Waiting<Stage.Ready> _,
          JobState.Running<Stage.Ready> _ -> {}
    }
  }

  /// Reads the file in another way.
  public void correct(UnaryOperator<FileFormat> edit) {
    if (stage.get() instanceof Stage.Ready(FileFormat format, Preview _, Optional<Mapping> _)) {
      FileFormat next = edit.apply(format);
      if (!next.equals(format)) {
        look(Optional.of(next));
      }
    }
  }

  /// Says that a column is something else than was guessed.
  public void assign(String column, Role role) {
    if (stage.get()
        instanceof Stage.Ready(FileFormat format, Preview preview, Optional<Mapping> now)) {
      stage.set(new Stage.Ready(format, preview, Role.assign(now, column, role)));
    }
  }

  /// What a column is as things stand.
  public Role role(String column) {
    return stage.get() instanceof Stage.Ready ready
        ? ready.mapping().map(m -> Role.of(m, column)).orElse(Role.METADATA)
        : Role.METADATA;
  }

  /// Labels on show that would not be taken, as the project has no room for them.
  public List<String> surplus() {
    return stage.get() instanceof Stage.Ready ready
        ? ready
            .mapping()
            .map(mapping -> workspace.importing().surplus(ready.preview(), mapping))
            .orElse(List.of())
        : List.of();
  }

  /// Imports the file as shown; does nothing until the column of texts is known.
  public void run() {
    if (stage.get()
        instanceof Stage.Ready(FileFormat format, Preview _, Optional<Mapping> mapping)) {
      mapping.ifPresent(m -> {
        Job<Importing.Report> job =
            workspace.importing().start(new Importing.Request(file, format, m, duplicates));
        stage.set(new Stage.Running(job));
        job.onEnd(this::ended);
      });
    }
  }

  private void ended(JobState<Importing.Report> end) {
    switch (end) {
      case JobState.Done<Importing.Report>(Importing.Report report) ->
          stage.set(new Stage.Finished(report));
      case JobState.Failed<Importing.Report>(Notice reason, Throwable _) ->
          stage.set(new Stage.Refused(reason));
      case JobState.Cancelled<Importing.Report> _ -> stage.set(new Stage.Cancelled());
      case JobState.Waiting<Importing.Report> _, JobState.Running<Importing.Report> _ -> {}
    }
  }

  /// Saves the rows that could not be read.
  public void saveRejected(Path target, List<Rejected> rejected, Wording words) {
    List<Rejected> rows = new ArrayList<>(rejected);
    Job<Boolean> job =
        jobs.start(
            "rejected",
            Notice.of("job.rejected"),
            _ -> {
              Rejections.write(target, rows, words);
              return true;
            });
    job.onEnd(end -> {
      if (end instanceof JobState.Failed<Boolean>(Notice reason, Throwable _)) {
        stage.set(new Stage.Refused(reason));
      }
    });
  }
}
