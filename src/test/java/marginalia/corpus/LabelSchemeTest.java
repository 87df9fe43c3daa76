package marginalia.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelSchemeTest {
  private static Label label(long id, String name, long parent) {
    return Label.draft(
            name,
            parent == 0 ? Optional.empty() : Optional.of(new LabelId(parent)),
            (int) id,
            "#3b82c4",
            Optional.of(name.substring(0, 1)))
        .withId(new LabelId(id));
  }

  private static LabelId id(long id) {
    return new LabelId(id);
  }

  /// animal/cat/lion, animal/dog, plant, and the bin with ghost, below which wisp was.
  private static LabelScheme scheme() {
    return new LabelScheme(
        List.of(
            label(5, "plant", 0),
            label(4, "dog", 1),
            label(3, "lion", 2),
            label(2, "cat", 1),
            label(1, "animal", 0),
            label(6, "ghost", 0).inBin(),
            label(7, "wisp", 6)));
  }

  @Test
  void parentsComeBeforeTheirChildrenAndSiblingsByPosition() {
    assertThat(scheme().active())
        .extracting(label -> scheme().path(label.id()))
        .containsExactly("animal", "animal/cat", "animal/cat/lion", "animal/dog", "plant", "wisp");
  }

  @Test
  void aLargeAndASmallLetterAreOneKey() {
    assertThat(scheme().withKey("P")).isEqualTo(scheme().withKey("p"));
    assertThat(LabelScheme.sameKey("ß")).isEqualTo("ß");
  }

  @Test
  void levelsAreCountedTheBinsToo() {
    assertThat(scheme().levels(Set.of(id(1)))).isEqualTo(3);
    assertThat(scheme().levels(Set.of(id(3), id(6)))).isEqualTo(2);
    assertThat(scheme().levels(Set.of())).isZero();
  }

  @Test
  void noLabelLiesDeeperThanAllOfThemMay() {
    assertThat(scheme().hasRoom(LabelScheme.LEVELS, Optional.empty())).isTrue();
    assertThat(scheme().hasRoom(LabelScheme.LEVELS + 1, Optional.empty())).isFalse();
    assertThat(scheme().hasRoom(LabelScheme.LEVELS - 3, Optional.of(id(3)))).isTrue();
    assertThat(scheme().hasRoom(LabelScheme.LEVELS - 2, Optional.of(id(3)))).isFalse();
  }

  @Test
  void aTreeOfAnyDepthThatAProjectHasAlreadyIsShown() {
    List<Label> deep = new ArrayList<>();
    for (int i = 1; i <= 5_000; i++) {
      deep.add(label(i, "n", i - 1).inBin());
    }
    LabelScheme scheme = new LabelScheme(deep).with(deep.stream().map(Label::outOfBin).toList());

    assertThat(scheme.path(id(5_000))).hasSize(9_999);
    assertThat(scheme.in(Locale.ENGLISH).path(id(5_000))).hasSize(9_999);
  }

  @Test
  void aLabelIsFoundByItsPathOrElseByItsName() {
    LabelScheme twice =
        new LabelScheme(
            List.of(label(1, "a", 0), label(2, "b", 1), label(3, "b", 0), label(4, "c", 3)));

    assertThat(twice.find("b")).map(Label::id).contains(id(3));
    assertThat(twice.find("a/b")).map(Label::id).contains(id(2));
    assertThat(twice.find("c")).map(Label::id).contains(id(4));
    assertThat(twice.find("a/c")).isEmpty();
    assertThat(scheme().find("ghost")).isEmpty();
  }

  @Test
  void aKeyFindsItsLabelInEitherCase() {
    assertThat(scheme().withKey("L")).map(label -> label.id()).contains(id(3));
    assertThat(scheme().withKey("g")).isEmpty();
  }

  @Test
  void aCircleIsRefused() {
    assertThatThrownBy(
            () -> new LabelScheme(List.of(label(1, "a", 2), label(2, "b", 3), label(3, "c", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("below itself");
  }

  @Test
  void aChainOfTenThousandLabelsIsATree() {
    List<Label> chain = new ArrayList<>();
    for (int i = 1; i <= 10_000; i++) {
      chain.add(label(i, "x", i - 1));
    }

    LabelScheme scheme = new LabelScheme(chain);

    assertThat(scheme.active()).hasSize(10_000);
    assertThat(scheme.depth(id(10_000))).isEqualTo(9_999);
    assertThat(scheme.isWithin(id(10_000), id(1))).isTrue();
  }

  @Test
  void theTopmostOfSomeLabelsAreThoseBelowNoneOfThem() {
    assertThat(scheme().topmost(Set.of(id(6), id(5), id(3), id(1))))
        .extracting(label -> label.name())
        .containsExactly("animal", "plant", "ghost");
  }

  @Test
  void namesAreSaidInTheLanguageOfTheScreenWhereThereAreAny() {
    LabelScheme scheme =
        scheme()
            .with(
                List.of(
                    label(1, "animal", 0).withNames(Map.of("zh-Hans", "动物", "zh-Hant", "動物")),
                    label(2, "cat", 1).withNames(Map.of("zh", "猫", "fr", "chat"))));

    assertThat(scheme.in(Locale.SIMPLIFIED_CHINESE).path(id(3))).isEqualTo("动物/猫/lion");
    assertThat(scheme.in(Locale.FRENCH).name(id(2))).isEqualTo("chat");
    assertThat(scheme.in(Locale.ENGLISH).path(id(3))).isEqualTo("animal/cat/lion");
    assertThat(scheme.path(id(3))).isEqualTo("animal/cat/lion");
  }
}
