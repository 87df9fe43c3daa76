package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Test;

class TokenPairsTest {
  private static final Sequences TEXTS =
      new Sequences(6, new int[] {0, 3, 6, 8}, new int[] {2, 3, 4, 2, 3, 5, 0, 3});

  @Test
  void aFrequentPairStandsWhereItsFirstWordStood() {
    TokenPairs pairs = TokenPairs.frequent(TEXTS, 2);

    Sequences paired = pairs.in(TEXTS);

    assertThat(pairs.columns()).isEqualTo(7);
    assertThat(tokens(paired, 0)).containsExactly(6, 3, 4);
    assertThat(tokens(paired, 1)).containsExactly(6, 3, 5);
    assertThat(pairs.head(6)).isEqualTo(2);
    assertThat(pairs.second(6)).isEqualTo(3);
  }

  @Test
  void anUnknownWordIsInNoPair() {
    TokenPairs pairs = TokenPairs.frequent(TEXTS, 1);

    assertThat(tokens(pairs.in(TEXTS), 2)).containsExactly(0, 3);
  }

  @Test
  void isReadBackAsWritten() throws IOException {
    TokenPairs pairs = TokenPairs.frequent(TEXTS, 1);

    TokenPairs read = TokenPairs.read(new DataInputStream(new ByteArrayInputStream(bytes(pairs))));

    assertThat(tokens(read.in(TEXTS), 1)).isEqualTo(tokens(pairs.in(TEXTS), 1));
    assertThat(read.columns()).isEqualTo(pairs.columns());
  }

  @Test
  void pairsOfWordsThatAreNotThereAreRefused() throws IOException {
    byte[] bytes = bytes(TokenPairs.frequent(TEXTS, 1));
    bytes[3] = 1;

    assertThatThrownBy(() -> TokenPairs.read(new DataInputStream(new ByteArrayInputStream(bytes))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPairIsNamedByItsWords() {
    Texts chinese = Texts.of(List.of("天气很好", "天气不好"));

    TokenVocabulary vocabulary =
        TokenSequences.defaults(Language.CHINESE).fitTransform(chinese, Progress.none()).model();

    assertThat(vocabulary.columns()).isEqualTo(vocabulary.words() + 1);
    assertThat(vocabulary.feature(vocabulary.words())).isEqualTo("天气");
  }

  @Test
  void theRarestAreLeftOutWhereThereAreTooMany() {
    int[] tokens = new int[300_000]; // 125,000 words in turn, the first 50,000 of them thrice
    Arrays.setAll(tokens, i -> 2 + i % 125_000);
    Sequences many = new Sequences(125_002, new int[] {0, tokens.length}, tokens);

    TokenPairs pairs = TokenPairs.frequent(many, 1);

    assertThat(pairs.columns() - pairs.words()).isEqualTo(49_999);
  }

  private static byte[] bytes(TokenPairs pairs) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pairs.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static int[] tokens(Sequences texts, int row) {
    int[] tokens = new int[texts.length(row)];
    texts.copy(row, tokens, 0);
    return tokens;
  }
}
