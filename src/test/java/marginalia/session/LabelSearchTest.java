package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSearchTest {
  private static final List<String> NAMES =
      List.of("体育", "体验", "天气", "财经新闻", "Sport", "sports car", "Café", "a/b");

  private static LabelSearch search() {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      labels.add(
          Label.draft(NAMES.get(i), Optional.empty(), i, "#000000", Optional.empty())
              .withId(new LabelId(i + 1)));
    }
    return new LabelSearch(new LabelScheme(labels));
  }

  private static List<String> find(String typed, LabelId... recent) {
    return search().find(typed, List.of(recent)).stream().map(Label::name).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "ty, 体育",
    "tiyu, 体育",
    "体, 体育",
    "育, 体育",
    "tq, 天气",
    "cjxw, 财经新闻",
    "xinwen, 财经新闻",
    "SPORT, Sport",
    "cafe, Café",
    "car, sports car"
  })
  void theFirstFindIsTheOneMeant(String typed, String name) {
    assertThat(find(typed)).first().isEqualTo(name);
  }

  @Test
  void theWholeNameGoesBeforeItsBeginning() {
    assertThat(find("sport")).containsExactly("Sport", "sports car");
  }

  @Test
  void amongEqualsTheRecentOneIsFirst() {
    assertThat(find("ty")).containsExactly("体育", "体验");
    assertThat(find("ty", new LabelId(2))).containsExactly("体验", "体育");
  }

  @Test
  void nothingTypedFindsAllRecentOnesFirst() {
    assertThat(find(" ", new LabelId(5), new LabelId(3)))
        .startsWith("Sport", "天气", "体育")
        .hasSize(NAMES.size());
  }

  @Test
  void whatIsNowhereIsNotFound() {
    assertThat(find("zzz")).isEmpty();
  }
}
