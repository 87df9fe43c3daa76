package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.SelfAgreement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatingTest {
  @TempDir Path folder;

  private Fixture at;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("red", "blue");
    String[] texts = new String[120];
    for (int i = 0; i < texts.length; i++) {
      // Every tenth says nearly what the one before it says.
      texts[i] =
          "the ship number "
              + (i % 10 == 9 ? i - 1 : i)
              + " sails on"
              + (i % 10 == 9 ? " today" : "");
    }
    at.texts(texts);
    at.project.change(at.project.settings().get().withAgain(0.3));
    workspace = Workspace.open(at.project);
    workspace.begin();
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private Labelling.Item next(Optional<DocumentId> besides) {
    return workspace.labelling().next(besides).orElseThrow();
  }

  private void answer(Labelling.Item item, String label) {
    workspace
        .labelling()
        .answer(item.document().id(), at.answerOf(label), Duration.ZERO, Optional.empty());
  }

  @Test
  void earlierAnswersComeAgainWithoutWhatWasAnsweredAndArePaired() {
    Map<DocumentId, String> said = new HashMap<>();
    int again = 0;
    int other = 0;
    Optional<DocumentId> last = Optional.empty();
    for (int i = 0; i < 100; i++) {
      Labelling.Item item = next(last);
      last = Optional.of(item.document().id());
      if (item.blind()) {
        assertThat(said).containsKey(item.document().id());
        assertThat(item.answer()).isEqualTo(Answer.NONE);
        again++;
        // Every second time the answer is another one.
        String before = said.getOrDefault(item.document().id(), "");
        String now = again % 2 == 0 ? before : before.equals("red") ? "blue" : "red";
        other += now.equals(before) ? 0 : 1;
        said.put(item.document().id(), now);
        answer(item, now);
      } else if (!item.why().equals(new Why.Twin())) {
        said.put(item.document().id(), i % 2 == 0 ? "red" : "blue");
        answer(item, i % 2 == 0 ? "red" : "blue");
      } else {
        said.put(item.document().id(), "red");
        answer(item, "red");
      }
    }

    SelfAgreement found = workspace.repeating().steadiness().orElseThrow();
    assertThat(again).isBetween(8, 30);
    assertThat(found.texts()).isGreaterThanOrEqualTo(again);
    assertThat(found.texts() - found.same()).isGreaterThanOrEqualTo(other);
    assertThat(found.macroF1Ceiling()).isLessThan(1);
  }

  @Test
  void anAnswerThatIsUndoneLeavesNoPair() {
    Optional<DocumentId> last = Optional.empty();
    while (workspace.repeating().steadiness().isEmpty()) {
      Labelling.Item item = next(last);
      last = Optional.of(item.document().id());
      answer(item, "red");
    }

    workspace.history().undo();

    assertThat(workspace.repeating().steadiness()).isEmpty();
  }

  @Test
  void whoeverHasSeenTheAnswerDoesNotJudgeAnew() {
    Optional<DocumentId> last = Optional.empty();
    Labelling.Item item;
    do {
      item = next(last);
      last = Optional.of(item.document().id());
      if (!item.blind()) {
        answer(item, "red");
      }
    } while (!item.blind());
    int before = pairs();

    assertThat(workspace.labelling().item(item.document().id())).isPresent();
    answer(item, "blue");

    assertThat(pairs()).isEqualTo(before);
  }

  private int pairs() {
    return workspace.repeating().steadiness().map(SelfAgreement::texts).orElse(0);
  }

  @Test
  void aShareOfNothingShowsNothingAgain() {
    workspace.project().change(workspace.project().settings().get().withAgain(0));
    Optional<DocumentId> last = Optional.empty();
    for (int i = 0; i < 60; i++) {
      Labelling.Item item = next(last);
      last = Optional.of(item.document().id());
      assertThat(item.blind()).isFalse();
      answer(item, "red");
    }

    assertThat(workspace.repeating().steadiness()).isEmpty();
  }
}
