package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenVocabularyTest {
  private static final List<String> TEXTS =
      List.of(
          "The ﬁnest Bells … ringing!! ＢＩＫＥＳ for the lady's e\u0301clair. Why? No!",
          "这辆自行车，的铃声很好听！ 退货 ＯＫ 𠮷野家。真的",
          "臺灣的憂鬱 tea\u3000tea 👋👋 …",
          "no end",
          "");

  private static TokenVocabulary fitted(WordCut cut, int longest) {
    return new TokenSequences(cut, 1, longest, TokenSequences.Ends.SENTENCES, Integer.MAX_VALUE)
        .fitTransform(Texts.of(TEXTS), Progress.none())
        .model();
  }

  /// As many places as tokens, and in each place what the token is a form of.
  @ParameterizedTest
  @EnumSource
  void everyTokenHasItsPlaceInTheOriginal(WordCut cut) {
    TokenVocabulary vocabulary = fitted(cut, 100);
    Sequences rows = vocabulary.transform(Texts.of(TEXTS), Progress.none());

    for (int row = 0; row < TEXTS.size(); row++) {
      String text = TEXTS.get(row);
      List<Stretch> places = vocabulary.places(text);
      assertThat(places).as(text).hasSize(rows.length(row));
      for (int i = 0; i < places.size(); i++) {
        String there = text.substring(places.get(i).start(), places.get(i).end());
        int token = rows.token(row, i);
        if (token == TokenVocabulary.SENTENCE_END) {
          assertThat(places.get(i)).isEqualTo(places.get(i - 1));
        } else if (!vocabulary.feature(token).equals("␣")) {
          assertThat(PlacedWords.normalisation(cut).apply(there).text())
              .as(there)
              .startsWith(vocabulary.feature(token)); // … is three full stops, a word once
        }
      }
    }
  }

  @Test
  void placesEndWhereATextIsCutOff() {
    TokenVocabulary vocabulary = fitted(WordCut.WORDS, 2);

    assertThat(vocabulary.places("no end in sight"))
        .containsExactly(new Stretch(0, 2), new Stretch(3, 6));
  }
}
