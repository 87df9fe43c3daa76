package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javafx.scene.control.TreeItem;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.ui.scheme.Branches.Entry;
import org.junit.jupiter.api.Test;

class BranchesTest {
  private static Branches branches() {
    return new Branches(
        "Bin",
        label ->
            new Entry(
                Optional.of(label.id()), label.name(), label.colour(), label.key().orElse("")));
  }

  private static Label label(long id, Optional<LabelId> parent, int position) {
    return Label.draft("n" + id, parent, position, "#3b82c4", Optional.empty())
        .withId(new LabelId(id));
  }

  private static boolean show(Branches branches, LabelScheme scheme) {
    return branches.show(scheme, Optional.empty(), scheme.binned(), true);
  }

  private static String said(TreeItem<Entry> item) {
    StringBuilder words = new StringBuilder(item.getValue().words()).append('(');
    item.getChildren().forEach(child -> words.append(said(child)).append(' '));
    return words.append(')').toString();
  }

  @Test
  void aLabelKeepsItsItemAndWhetherItIsOpenWhereverItMoves() {
    Branches branches = branches();
    LabelScheme before =
        new LabelScheme(
            List.of(
                label(1, Optional.empty(), 0),
                label(2, Optional.of(new LabelId(1)), 0),
                label(3, Optional.empty(), 1)));
    assertThat(show(branches, before)).isTrue();
    TreeItem<Entry> item = branches.item(new LabelId(2)).orElseThrow();
    item.setExpanded(false);

    LabelScheme after = before.with(List.of(label(2, Optional.of(new LabelId(3)), 0)));

    assertThat(show(branches, after)).isTrue();
    assertThat(said(branches.root())).isEqualTo("(n1() n3(n2() ) )");
    assertThat(branches.item(new LabelId(2))).containsSame(item);
    assertThat(item.isExpanded()).isFalse();
  }

  @Test
  void anotherNameOrColourMovesNothing() {
    Branches branches = branches();
    LabelScheme before =
        new LabelScheme(List.of(label(1, Optional.empty(), 0), label(2, Optional.empty(), 1)));
    show(branches, before);

    LabelScheme after =
        before.with(List.of(label(1, Optional.empty(), 0).withName("x").withColour("#000000")));

    assertThat(show(branches, after)).isFalse();
    assertThat(said(branches.root())).isEqualTo("(x() n2() )");
  }

  @Test
  void afterAnyChangesTheTreeIsAsIfItWereMadeAnew() {
    long seed = System.nanoTime();
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Branches branches = branches();
    LabelScheme scheme = LabelScheme.EMPTY;
    for (int step = 0; step < 400; step++) {
      scheme = changed(scheme, step, chance);
      show(branches, scheme);
      Branches fresh = branches();
      show(fresh, scheme);

      assertThat(said(branches.root()))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(said(fresh.root()));
    }
  }

  private static LabelScheme changed(LabelScheme scheme, int step, RandomGenerator chance) {
    List<Label> all = new ArrayList<>(scheme.active());
    all.addAll(scheme.binned());
    if (all.size() < 3 || chance.nextInt(4) == 0) {
      Optional<LabelId> parent =
          all.isEmpty() || chance.nextBoolean()
              ? Optional.empty()
              : Optional.of(all.get(chance.nextInt(all.size())).id());
      return scheme.with(List.of(label(1_000 + step, parent, chance.nextInt(9))));
    }
    Label one = all.get(chance.nextInt(all.size()));
    Label other = all.get(chance.nextInt(all.size()));
    return switch (chance.nextInt(4)) {
      case 0 -> scheme.with(List.of(one.binned() ? one.outOfBin() : one.inBin()));
      case 1 -> scheme.with(List.of(one.withName("s" + step)));
      case 2 -> scheme.with(List.of(one.at(one.parent(), chance.nextInt(9))));
      default ->
          scheme.isWithin(other.id(), Set.of(one.id()))
              ? scheme
              : scheme.with(List.of(one.at(Optional.of(other.id()), chance.nextInt(9))));
    };
  }
}
