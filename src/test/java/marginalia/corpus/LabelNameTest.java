package marginalia.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelNameTest {
  private static final String ENGLAND =
      new StringBuilder("🏴")
          .appendCodePoint(0xE0067)
          .appendCodePoint(0xE0062)
          .appendCodePoint(0xE0065)
          .appendCodePoint(0xE006E)
          .appendCodePoint(0xE0067)
          .appendCodePoint(0xE007F)
          .toString();

  @ParameterizedTest
  @ValueSource(
      strings = {
        " a b ",
        "\n\ta b\r\n",
        "\u200Ba b\uFEFF",
        "\u202Ea b\u202C",
        "\u200E a b \u200F",
        "\u3164a b\u3000"
      })
  void whatCannotBeSeenIsTakenFromBothEnds(String name) {
    assertThat(LabelName.clean(name)).isEqualTo("a b");
    assertThat(LabelName.flaw(name)).isEmpty();
  }

  @Test
  void emojiKeepTheirEnds() {
    assertThat(LabelName.clean(" " + ENGLAND + " ")).isEqualTo(ENGLAND);
    assertThat(LabelName.clean("👩\u200D💻❤\uFE0F")).isEqualTo("👩\u200D💻❤\uFE0F");
    assertThat(LabelName.flaw(ENGLAND)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u200B", "\uFEFF\u2060", "\u3164\u2800"})
  void aNameOfWhichNothingCanBeSeenIsBlank(String name) {
    assertThat(LabelName.flaw(name)).contains(LabelName.Flaw.BLANK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\tb",
        "a\rb",
        "a\u0000b",
        "a\u0001b",
        "a\u0085b",
        "a\u2028b",
        "a\u202Eb",
        "a\uFFFFb",
        "a\u007Fb"
      })
  void controlCharactersInsideAreRefused(String name) {
    assertThat(LabelName.flaw(name)).contains(LabelName.Flaw.CONTROL);
  }

  @Test
  void halvesOfPairsAreRefused() {
    assertThat(LabelName.flaw("a" + (char) 0xD800 + "b")).contains(LabelName.Flaw.CONTROL);
    assertThat(LabelName.writable("a" + (char) 0xD800 + "b\u0001\n😀")).isEqualTo("ab\n😀");
  }

  @Test
  void lengthIsCountedInCharactersAndNotInCodeUnits() {
    assertThat(LabelName.flaw("😀".repeat(LabelName.LONGEST))).isEmpty();
    assertThat(LabelName.flaw("a".repeat(LabelName.LONGEST + 1))).contains(LabelName.Flaw.LONG);
    assertThat(LabelName.cut("😀".repeat(5), 3)).isEqualTo("😀😀😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "q", "Q", "键", "😀", "ß"})
  void oneCharacterThatCanBeSeenIsAKey(String key) {
    assertThat(LabelName.isKey(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\t", "\u0001", "\u200B", "\u00A0", "12", "😀😀"})
  void nothingElseIsAKey(String key) {
    assertThat(LabelName.isKey(key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hant", "pt-BR", "yue", "x-ours", "de-1996"})
  void wellFormedCodesAreLanguages(String code) {
    assertThat(LabelName.isLanguage(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "e", "zh_CN", "english language", "en-", "汉语", "toolonglanguage"})
  void otherCodesAreNone(String code) {
    assertThat(LabelName.isLanguage(code)).isFalse();
  }
}
