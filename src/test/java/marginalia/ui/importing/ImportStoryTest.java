package marginalia.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStoryTest extends Story {
  @TempDir static Path files;

  private final StackPane room = new StackPane();
  private Optional<Context> told = Optional.empty();
  private boolean closed;

  @Override
  protected Parent part(Context context) {
    told = Optional.of(context);
    return room;
  }

  /// A project of two labels, and a file that names a third.
  private void open() throws Exception {
    Set<LabelId> others =
        workspace.project().scheme().get().active().stream()
            .skip(2)
            .map(marginalia.corpus.Label::id)
            .collect(Collectors.toSet());
    interact(() -> workspace.arranging().bin(others));
    await(() -> workspace.changingKind().problem(TaskKind.BINARY).isEmpty());
    interact(() -> workspace.changingKind().change(TaskKind.BINARY));
    await(() -> workspace.project().settings().get().kind() == TaskKind.BINARY);
    Path file =
        Files.writeString(
            files.resolve("more.csv"),
            "text,label\n\"It is late, and wet\",%s\nNobody answers,Silence\n"
                .formatted(labels().getFirst()));
    interact(() ->
        room.getChildren()
            .add(
                new ImportView(
                    new ImportViewModel(workspace, jobs, file),
                    told.orElseThrow(),
                    () -> closed = true)));
  }

  private Set<String> said() {
    return lookup(".label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .collect(Collectors.toSet());
  }

  @Test
  void whatAProjectOfTwoLabelsDoesNotTakeIsSaidBeforeAndAfter() throws Exception {
    open();
    int before = workspace.project().documents().get().size();
    await(() -> said().stream().anyMatch(s -> s.startsWith("The label Silence will not be")));

    clickOn("#run-import");

    await(() -> lookup("#import-report").tryQuery().isPresent());
    assertThat(said()).anyMatch(s -> s.startsWith("more.csv, line 3: the label “Silence” was not"));
    assertThat(workspace.project().documents().get().size()).isEqualTo(before + 2);
    assertThat(labels()).hasSize(2);
    clickOn("#close-import");
    assertThat(closed).isTrue();
  }
}
