package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SubwordTokeniserTest {
  private static final String WORD_PIECE =
      """
      {"added_tokens": [{"id": 1, "content": "[CLS]"}],
       "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                      "strip_accents": null, "lowercase": true},
       "pre_tokenizer": {"type": "BertPreTokenizer"},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                 "max_input_chars_per_word": 12,
                 "vocab": {"[UNK]": 0, "[SEP]": 2, "un": 3, "##aff": 4, "##able": 5, ",": 6,
                           "cafe": 7, "茶": 8, "##s": 9, "unaff": 10}}}
      """;

  /// "low" and "lower" after a space; the space is written Ġ.
  private static final String BYTE_PAIRS =
      """
      {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "use_regex": true},
       "model": {"type": "BPE",
                 "vocab": {"l": 0, "o": 1, "w": 2, "e": 3, "r": 4, "Ġ": 5, "lo": 6, "low": 7,
                           "er": 8, "Ġlow": 9, "<s>": 10, "</s>": 11, "Ã": 12, "©": 13, "!": 14},
                 "merges": ["l o", ["lo", "w"], "e r", "Ġ low"]}}
      """;

  private static SubwordTokeniser read(String json) throws IOException {
    return SubwordFile.read(stream(json));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesTheLongestPieceThatFits() throws IOException {
    SubwordTokeniser pieces = read(WORD_PIECE);

    assertThat(pieces.pieces("Unaffable, Cafés").stream().map(Piece::token))
        .containsExactly("unaff", "##able", ",", "cafe", "##s");
  }

  @Test
  void tellsWhereAPieceWas() throws IOException {
    String text = "喝 CAFÉ茶";

    var pieces = read(WORD_PIECE).pieces(text);

    assertThat(pieces)
        .extracting(p -> text.substring(p.start(), p.end()))
        .containsExactly("喝", "CAFÉ", "茶");
    assertThat(pieces).extracting(Piece::id).containsExactly(0, 7, 8);
  }

  @Test
  void knowsNoWordThatIsTooLongOrHasAForeignEnd() throws IOException {
    SubwordTokeniser pieces = read(WORD_PIECE);

    assertThat(pieces.pieces("unaffableaffable unx")).extracting(Piece::id).containsExactly(0, 0);
  }

  @Test
  void setsMarksAroundAndCutsWhatIsTooLong() throws IOException {
    SubwordTokeniser pieces = read(WORD_PIECE);

    assertThat(pieces.ids("unaffable, cafes", 100)).containsExactly(1, 10, 5, 6, 7, 9, 2);
    assertThat(pieces.ids("unaffable, cafes", 4)).containsExactly(1, 10, 5, 2);
    assertThat(pieces.ids("", 4)).containsExactly(1, 2);
    assertThatThrownBy(() -> pieces.ids("", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsAListOfPieces() throws IOException {
    WordPiece kept =
        SubwordFile.readVocabulary(stream("[UNK]\nA\n##b\na\n"), SubwordFile.Casing.KEPT);
    WordPiece lower =
        SubwordFile.readVocabulary(stream("[UNK]\nA\n##b\na\n"), SubwordFile.Casing.LOWER);

    assertThat(kept.pieces("Ab")).extracting(Piece::id).containsExactly(1, 2);
    assertThat(lower.pieces("Ab")).extracting(Piece::id).containsExactly(3, 2);
    assertThat(lower.size()).isEqualTo(4);
    assertThat(lower.first()).isEmpty();
  }

  @Test
  void joinsBytesInTheOrderOfTheList() throws IOException {
    SubwordTokeniser pieces = read(BYTE_PAIRS);

    assertThat(pieces.pieces("low lower"))
        .extracting(Piece::token)
        .containsExactly("low", "Ġlow", "er");
    assertThat(pieces.ids("low low", 10)).containsExactly(10, 7, 9, 11);
  }

  @Test
  void readsALetterOfTwoBytesAsTwoPieces() throws IOException {
    var pieces = read(BYTE_PAIRS).pieces("lowé!");

    assertThat(pieces).extracting(Piece::id).containsExactly(7, 12, 13, 14);
    assertThat(pieces.get(2).start()).isEqualTo(3);
    assertThat(pieces.get(2).end()).isEqualTo(4);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> read("{\"model\": {\"type\": \"Unigram\"}}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Unigram");
    assertThatThrownBy(() -> read("no json")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SubwordFile.readVocabulary(stream("a\nb"), SubwordFile.Casing.LOWER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[UNK]");
  }
}
