package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelStoreTest {
  @TempDir Path folder;

  private Stored stored;

  @BeforeEach
  void open() throws IOException {
    stored = new Stored(folder);
  }

  @AfterEach
  void close() throws IOException {
    stored.close();
  }

  @Test
  void everythingOfALabelIsKept() {
    LabelId above = stored.label("上级");
    Label draft =
        new Label(
            new LabelId(0),
            "体育 \"sport\"",
            Map.of("en", "Sport", "ja", "スポーツ"),
            Optional.of(above),
            3,
            "#abcdef",
            Optional.of("t"),
            new Guidance("What's about sport", "Chess", "E-sport", List.of("a, b", "\n"), "Ask Li"),
            true,
            Optional.of(above));

    Label added = stored.labels.add(draft, stored.step(ActionKind.SCHEME));

    assertThat(stored.labels.scheme().label(added.id())).contains(added);
    assertThat(added.withName("x"))
        .isEqualTo(
            new Label(
                added.id(),
                "x",
                draft.names(),
                draft.parent(),
                3,
                "#abcdef",
                draft.key(),
                draft.guidance(),
                true,
                draft.successor()));
  }

  @Test
  void undoPutsAllLabelsOfAStepBackAndRedoForthAgain() {
    LabelId red = stored.label("red");
    LabelId blue = stored.label("blue");
    long action = stored.step(ActionKind.SCHEME);
    stored.labels.change(red, l -> l.withName("crimson"), action);
    stored.labels.change(red, l -> l.withColour("#ffffff"), action);
    stored.labels.change(blue, Label::inBin, action);

    stored.labels.undo(action);
    assertThat(stored.labels.scheme().active())
        .extracting(Label::name)
        .containsExactly("red", "blue");
    assertThat(stored.labels.scheme().label(red)).map(Label::colour).contains("#3b82c4");

    stored.labels.redo(action);
    assertThat(stored.labels.scheme().active()).extracting(Label::name).containsExactly("crimson");
    assertThat(stored.labels.scheme().binned()).extracting(Label::name).containsExactly("blue");
    assertThat(stored.labels.scheme().label(red)).map(Label::colour).contains("#ffffff");
  }

  @Test
  void anUndoneLabelIsAbsentAndComesBackAsTheSame() {
    long action = stored.step(ActionKind.SCHEME);
    Label label = stored.labels.add(Stored.draft("red"), action);

    stored.labels.undo(action);
    assertThat(stored.labels.scheme().label(label.id())).isEmpty();

    stored.labels.redo(action);
    assertThat(stored.labels.scheme().label(label.id())).contains(label);
  }

  @Test
  void labelsAddedUnseenAppearTogether() {
    long action = stored.step(ActionKind.IMPORT);
    stored.labels.addUnseen(Stored.draft("red"), action);
    stored.labels.addUnseen(Stored.draft("blue"), action);
    assertThat(stored.labels.scheme().active()).isEmpty();

    stored.labels.appear(action);
    assertThat(stored.labels.scheme().active()).hasSize(2);
  }

  @Test
  void changingALabelThatDoesNotExistIsRefused() {
    long action = stored.step(ActionKind.SCHEME);

    assertThatThrownBy(() -> stored.labels.change(new LabelId(99), Label::inBin, action))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }
}
