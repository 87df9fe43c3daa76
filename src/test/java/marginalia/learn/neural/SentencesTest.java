package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final int END = Batch.SENTENCE_END;

  @Test
  void textsAreCutAtTheEndOfEachSentence() {
    Batch batch = new Batch(new int[] {5, 6, END, 7, END, 8, 9}, new Spans(new int[] {0, 5, 7}));

    Sentences cut = Sentences.of(batch);

    assertThat(cut.tokens()).containsExactly(5, 6, 7, 8, 9);
    assertThat(cut.places()).containsExactly(0, 1, 3, 5, 6);
    assertThat(cut.sentences().starts()).containsExactly(0, 2, 3, 5);
    assertThat(cut.texts().starts()).containsExactly(0, 2, 3);
  }

  @Test
  void sentencesWithoutWordsVanish() {
    Batch batch =
        new Batch(new int[] {END, END, 4, END, END, END}, new Spans(new int[] {0, 5, 6, 6}));

    Sentences cut = Sentences.of(batch);

    assertThat(cut.tokens()).containsExactly(4);
    assertThat(cut.sentences().starts()).containsExactly(0, 1);
    assertThat(cut.texts().starts()).containsExactly(0, 1, 1, 1);
  }
}
