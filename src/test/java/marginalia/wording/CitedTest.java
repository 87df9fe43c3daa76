package marginalia.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CitedTest {
  @Test
  void whatCannotBeSeenIsWrittenOut() {
    assertThat(Cited.of("a\nb\tc\r\u0001\u200B\u202E\u2028" + (char) 0xD800))
        .isEqualTo("a\\nb\\tc\\r\\u0001\\u200b\\u202e\\u2028\\ud800");
  }

  @Test
  void emojiAndLettersStay() {
    assertThat(Cited.of("“动物” 👩\u200D💻 <&>")).isEqualTo("“动物” 👩\u200D💻 <&>");
  }

  @Test
  void whatIsLongIsCutBetweenCharacters() {
    assertThat(Cited.of("😀".repeat(60))).isEqualTo("😀".repeat(60));
    assertThat(Cited.of("😀".repeat(61))).isEqualTo("😀".repeat(60) + "…");
  }
}
