package marginalia.session;

import java.io.IOException;
import java.time.Duration;

/// An open project with its verbs, wired to each other. UI thread only.
public record Workspace(
    Project project,
    History history,
    SchemeEditing scheme,
    Arranging arranging,
    Merging merging,
    Splitting splitting,
    SchemeVersions versions,
    ChangingKind changingKind,
    SchemeFiles files,
    Remapping remapping,
    Examining examining,
    Training training,
    Labelling labelling,
    Repeating repeating,
    Searching searching,
    Resembling resembling,
    Comparing comparing,
    Drifting drifting,
    Discovering discovering,
    Surveying surveying,
    Encoding encoding,
    Importing importing,
    Evaluating evaluating,
    Forecasting forecasting,
    Modelling modelling,
    Recommending recommending,
    Teaching teaching,
    Embedding embedding,
    Explaining explaining,
    Exporting exporting)
    implements AutoCloseable {
  /// When the rush of opening is over.
  private static final Duration CHECK_AFTER = Duration.ofSeconds(30);

  /// Wires the verbs and starts what runs by itself: features, index, training.
  public static Workspace open(Project project) {
    History history = new History(project);
    SchemeEditing scheme = new SchemeEditing(project);
    Training training = new Training(project);
    Labelling labelling = new Labelling(project, training.ranking());
    Repeating repeating = new Repeating(project, training::features);
    labelling.repeat(repeating);
    Searching searching = new Searching(project);
    Evaluating evaluating = new Evaluating(project, training);
    Workspace workspace =
        new Workspace(
            project,
            history,
            scheme,
            new Arranging(project, scheme, evaluating),
            new Merging(project, labelling, evaluating),
            new Splitting(project, labelling),
            new SchemeVersions(project, labelling),
            new ChangingKind(project, labelling),
            new SchemeFiles(project),
            new Remapping(project, labelling),
            new Examining(project),
            training,
            labelling,
            repeating,
            searching,
            new Resembling(project, training::features),
            new Comparing(project, training::features),
            new Drifting(project, training::features),
            new Discovering(project, training::features, scheme, labelling, history),
            new Surveying(project, training),
            new Encoding(project, training.ranking()),
            new Importing(project),
            evaluating,
            new Forecasting(project, training, evaluating),
            new Modelling(project, training),
            new Recommending(project),
            new Teaching(project, training),
            new Embedding(project),
            new Explaining(project, training),
            new Exporting(project, training));
    labelling.onAnswered(training::answered);
    history.onMoved(moved -> workspace.afterMove(moved));
    return workspace;
  }

  /// Starts the background work of an open project: features and training, then the search index.
  public void begin() {
    project.documents().subscribe(_ -> refresh());
    repeating.begin();
    project.jobs().later(CHECK_AFTER, project::checkLater);
  }

  private void refresh() {
    training.documentsChanged();
    searching.index();
    encoding.documentsChanged();
    labelling.refreshRecent();
  }

  private void afterMove(History.Moved moved) {
    labelling.refreshRecent();
    labelling.changedInTurn(moved.documents());
  }

  /// Takes no more steps and asks the background work to end; [#close()] does the rest. UI thread.
  public void stop() {
    training.close();
    project.stop();
    project.jobs().cancelAll();
  }

  /// Waits for everything to be saved and closes the file; after [#stop()] on any thread, otherwise
  /// on the UI thread.
  @Override
  public void close() throws IOException {
    if (!project.stopped()) {
      stop();
    }
    project.close();
  }
}
