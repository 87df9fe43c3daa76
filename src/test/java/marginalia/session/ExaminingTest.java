package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.health.Finding;
import marginalia.store.ActionKind;
import marginalia.store.RepeatStore.Repeated;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminingTest {
  private static final List<String> NAMES = List.of("red", "blue", "green");

  @TempDir Path folder;

  @Test
  void aLabelThatIsNotGivenAgainToTheSameTextIsNamed() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("red", "blue", "green")) {
      String[] texts = new String[60];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = "the " + NAMES.get(i % 3) + " ship number " + i;
      }
      at.texts(texts);
      for (int i = 0; i < texts.length; i++) {
        at.answer(at.id(i), NAMES.get(i % 3));
      }
      for (int i = 0; i < texts.length; i++) {
        // What was green at first is mostly red when it comes again.
        String second = i % 3 == 2 && i < 50 ? "red" : NAMES.get(i % 3);
        again(at, i, at.label(NAMES.get(i % 3)), at.label(second));
      }

      Examining examining = new Examining(at.project);
      var seen = Fixture.done(examining.look());

      Finding.Unsteady found =
          seen.checkup().health().findings().stream()
              .filter(Finding.Unsteady.class::isInstance)
              .map(Finding.Unsteady.class::cast)
              .findFirst()
              .orElseThrow();
      assertThat(seen.labels(found)).containsExactly(at.label("green"), at.label("red"));
      assertThat(seen.documents(found)).hasSize(16).startsWith(at.id(47));
      assertThat(found.texts()).isEqualTo(20);
    }
  }

  private static void again(Fixture at, int row, LabelId first, LabelId second) {
    Repeated pair = new Repeated(at.id(row), at.id(row), Set.of(first), Set.of(second));
    at.project.step(
        ActionKind.ANSWER,
        Notice.verbatim("again"),
        action -> {
          at.project.stores().repeats().append(pair, "me", action);
          return true;
        });
  }
}
