package marginalia.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.ui.Context;
import marginalia.ui.Story;
import marginalia.ui.control.OpenTexts;
import org.junit.jupiter.api.Test;

class KindStoryTest extends Story {
  private final List<DocumentId> opened = new ArrayList<>();

  private final class Opened implements OpenTexts {
    @Override
    public void one(DocumentId document) {
      opened.add(document);
    }

    @Override
    public void all(List<DocumentId> documents) {
      opened.addAll(documents);
    }
  }

  @Override
  protected Parent part(Context context) {
    return new SettingsView(
        new SettingsViewModel(workspace, context.preferences()), workspace, context, new Opened());
  }

  @Test
  void whatAnotherKindDoesIsSaidBeforeItIsDone() throws Exception {
    await(() -> lookup("#project-kind").tryQuery().isPresent());
    ChoiceBox<TaskKind> kind = lookup("#project-kind").query();
    VBox consequences = lookup("#kind-consequences").query();
    TaskKind before = kind.getValue();

    interact(() -> kind.setValue(TaskKind.BINARY));
    assertThat(consequences.getChildren()).hasSize(1);
    assertThat(lookup("#kind-do").queryButton().isDisabled()).isTrue();
    interact(() -> kind.setValue(TaskKind.MULTI_LABEL));
    clickOn("#kind-do");

    await(() -> workspace.project().settings().get().kind() == TaskKind.MULTI_LABEL);
    assertThat(consequences.getChildren()).isEmpty();
    DocumentId text = workspace.project().documents().get().id(3);
    Set<LabelId> two =
        workspace.project().scheme().get().active().stream()
            .limit(2)
            .map(Label::id)
            .collect(Collectors.toSet());
    interact(() -> workspace.labelling().answerAll(List.of(text), two));
    interact(() -> kind.setValue(TaskKind.MULTI_CLASS));
    clickOn("#kind-open-all");
    assertThat(opened).containsExactly(text);
    interact(() -> kind.setValue(TaskKind.MULTI_LABEL));
    interact(() -> workspace.history().undo());
    interact(() -> workspace.history().undo());
    await(() -> kind.getValue() == before);
    assertThat(workspace.project().settings().get().kind()).isEqualTo(before);
  }
}
