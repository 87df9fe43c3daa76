package marginalia.ui.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.ui.label.PickerViewModel.Fold;
import marginalia.ui.label.PickerViewModel.Line;
import org.junit.jupiter.api.Test;

class PickerViewModelTest {
  /// 银行 with 还款 and 开户, 旅行 with 签证, and 其他.
  private static final LabelScheme SCHEME =
      new LabelScheme(
          List.of(
              label(1, "银行", 0),
              label(2, "还款", 1),
              label(3, "开户", 1),
              label(4, "旅行", 0),
              label(5, "签证", 4),
              label(6, "其他", 0)));

  private static Label label(long id, String name, long parent) {
    return Label.draft(
            name,
            parent == 0 ? Optional.empty() : Optional.of(new LabelId(parent)),
            (int) id,
            "#000000",
            Optional.empty())
        .withId(new LabelId(id));
  }

  private static PickerViewModel picker() {
    PickerViewModel picker = new PickerViewModel(List::of);
    picker.show(SCHEME.in(Locale.CHINESE));
    return picker;
  }

  private static List<String> words(PickerViewModel picker) {
    return picker.linesProperty().get().stream().map(Line::words).toList();
  }

  private static String meant(PickerViewModel picker) {
    return picker.label().map(SCHEME::path).orElse("");
  }

  @Test
  void aSmallTreeIsOpenAtFirst() {
    PickerViewModel picker = picker();

    assertThat(words(picker)).containsExactly("银行", "还款", "开户", "旅行", "签证", "其他");
    assertThat(picker.linesProperty().get().get(1).depth()).isEqualTo(1);
    assertThat(meant(picker)).isEqualTo("银行");
  }

  @Test
  void leftClosesABranchAndThenGoesUp() {
    PickerViewModel picker = picker();
    picker.down();
    assertThat(meant(picker)).isEqualTo("银行/还款");

    assertThat(picker.close()).isTrue();
    assertThat(meant(picker)).isEqualTo("银行");
    assertThat(picker.close()).isTrue();

    assertThat(words(picker)).containsExactly("银行", "旅行", "签证", "其他");
    assertThat(picker.linesProperty().get().getFirst().fold()).isEqualTo(Fold.CLOSED);
  }

  @Test
  void rightOpensABranchAndThenGoesIntoIt() {
    PickerViewModel picker = picker();
    picker.close();

    assertThat(picker.open()).isTrue();
    assertThat(meant(picker)).isEqualTo("银行");
    assertThat(picker.open()).isTrue();

    assertThat(meant(picker)).isEqualTo("银行/还款");
    assertThat(picker.open()).isFalse();
  }

  @Test
  void lettersFindByNamePathAndPinyin() {
    PickerViewModel picker = picker();

    picker.type("hk");
    assertThat(words(picker)).startsWith("银行/还款");
    picker.type("yinhang");
    assertThat(words(picker)).startsWith("银行").contains("银行/开户");
    picker.type("签");
    assertThat(meant(picker)).isEqualTo("旅行/签证");
    picker.type("zzz");
    assertThat(picker.label()).isEmpty();
    picker.down();
    picker.up();
    assertThat(picker.label()).isEmpty();
  }

  @Test
  void theTreeComesBackWhenNothingIsTyped() {
    PickerViewModel picker = picker();
    picker.type("qz");

    picker.type("");

    assertThat(words(picker)).hasSize(6);
    assertThat(meant(picker)).isEqualTo("旅行/签证");
  }

  @Test
  void theWayToALabelIsOpened() {
    PickerViewModel picker = picker();
    picker.close();

    picker.reveal(new LabelId(3));

    assertThat(meant(picker)).isEqualTo("银行/开户");
    picker.type("qz");
    picker.reveal(new LabelId(2));
    assertThat(meant(picker)).isEqualTo("旅行/签证");
  }

  @Test
  void branchesThatWereClosedStaySoWhenTheSchemeChanges() {
    PickerViewModel picker = picker();
    picker.close();

    picker.show(SCHEME.in(Locale.CHINESE));

    assertThat(words(picker)).containsExactly("银行", "旅行", "签证", "其他");
  }

  @Test
  void ofManyOnlyTheBestAreListed() {
    List<Label> many = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      many.add(label(i, "财经" + i, 0));
    }
    PickerViewModel picker = new PickerViewModel(List::of);
    picker.show(new LabelScheme(many).in(Locale.CHINESE));

    picker.type("caij");

    assertThat(words(picker)).hasSize(200).startsWith("财经1");
  }
}
