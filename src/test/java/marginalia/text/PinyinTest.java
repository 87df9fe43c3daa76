package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {
  @ParameterizedTest
  @CsvSource({
    "体育, ty",
    "体育, tiyu",
    "体育, TI YU",
    "体育, tiy",
    "体育, 体yu",
    "体育, 育",
    "体育, yu",
    "财经新闻, xinw",
    "西安, xi'an",
    "银行, yinhang",
    "音乐, yinyue",
    "还款, hk",
    "还款, huankuan",
    "重庆, chongqing",
    "女装, nvz",
    "A股行情, aguhq",
    "sports car, sc",
    "sports car, ports",
    "Ｃafé, cafe",
    "order_status, ostat",
  })
  void findsWhatIsMeant(String name, String typed) {
    assertThat(Pinyin.matches(name, typed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"体育, yt", "体育, tiyua", "体育, i", "sports car, cs", "天气, ty", "体育, 体体"})
  void findsNothingElse(String name, String typed) {
    assertThat(Pinyin.matches(name, typed)).isFalse();
  }

  @Test
  void nothingTypedFindsAll() {
    assertThat(Pinyin.matches("体育", " ")).isTrue();
    assertThat(Pinyin.matches("", "")).isTrue();
  }

  @Test
  void tellsTheBeginningFromTheRest() {
    Pinyin name = new Pinyin("财经新闻");

    assertThat(name.startsWith(Pinyin.Typed.of("cj"))).isTrue();
    assertThat(name.startsWith(Pinyin.Typed.of("xw"))).isFalse();
    assertThat(name.matches(Pinyin.Typed.of("xw"))).isTrue();
  }

  /// The reference is ICU's transliterator, for the 20,992 characters of the basic block.
  @Test
  void everyCharacterHasTheSoundThatUnicodeGivesIt() {
    Transliterator icu = Transliterator.getInstance("Han-Latin");
    StringBuilder all = new StringBuilder();
    for (char c = 0x4e00; c < 0xa000; c++) {
      all.append(c).append('\n');
    }
    String[] sounds =
        Transliterator.getInstance("Latin-ASCII")
            .transliterate(icu.transliterate(all.toString()).replaceAll("[üǖǘǚǜ]", "v"))
            .split("\n", -1);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 0xa000 - 0x4e00; i++) {
      String character = String.valueOf((char) (0x4e00 + i));
      if (!Pinyin.matches(character, sounds[i])) {
        wrong.add(character + " " + sounds[i]);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
