package marginalia.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads Hugging Face's `tokenizer.json` (WordPiece with BERT's normaliser, byte-level BPE) and
/// BERT's `vocab.txt`.
public final class SubwordFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_WORD = 100;

  private SubwordFile() {}

  /// Reads a `tokenizer.json`. Its padding, truncation and marks for pairs are left to the caller.
  ///
  /// @throws IOException if it cannot be read or holds another kind of tokeniser
  public static SubwordTokeniser read(InputStream in) throws IOException {
    try {
      JsonNode file = JSON.readTree(in);
      JsonNode model = file.path("model");
      Map<String, Integer> vocabulary = vocabulary(file);
      String type = model.path("type").asString("");
      return switch (type) {
        case "WordPiece" -> wordPiece(file, model, vocabulary);
        case "BPE" -> bytePairs(file, model, vocabulary);
        default -> throw new IOException("no tokeniser of the kind '" + type + "' is known");
      };
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("not a tokenizer.json: " + e.getMessage(), e);
    }
  }

  /// Reads a list of pieces, one a line, numbered from 0; for the usual BERT tokeniser.
  ///
  /// @param casing whether capitals stay or become small letters without accents
  /// @throws IOException if it cannot be read or lacks `[UNK]`
  public static WordPiece readVocabulary(InputStream in, Casing casing) throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>();
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    for (String line : all.lines().toList()) {
      vocabulary.put(line, vocabulary.size());
    }
    boolean lower = casing == Casing.LOWER;
    try {
      return new WordPiece(
          vocabulary,
          new BertWords(true, true, lower, lower),
          WordPiece.UNKNOWN,
          "##",
          LONGEST_WORD);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a vocab.txt: " + e.getMessage(), e);
    }
  }

  /// What happens to capitals.
  public enum Casing {
    KEPT,
    LOWER
  }

  private static Map<String, Integer> vocabulary(JsonNode file) {
    Map<String, Integer> vocabulary = new HashMap<>();
    file.path("model")
        .path("vocab")
        .properties()
        .forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue().asInt()));
    for (JsonNode added : file.path("added_tokens")) {
      vocabulary.put(added.path("content").asString(""), added.path("id").asInt());
    }
    return vocabulary;
  }

  private static WordPiece wordPiece(JsonNode file, JsonNode model, Map<String, Integer> vocabulary)
      throws IOException {
    JsonNode normaliser = file.path("normalizer");
    String kind = normaliser.path("type").asString("");
    String cut = file.path("pre_tokenizer").path("type").asString("");
    if (!kind.equals("BertNormalizer") || !cut.equals("BertPreTokenizer")) {
      throw new IOException("WordPiece with '" + kind + "' and '" + cut + "' is not known");
    }
    boolean lower = normaliser.path("lowercase").asBoolean(true);
    JsonNode accents = normaliser.path("strip_accents");
    BertWords words =
        new BertWords(
            normaliser.path("clean_text").asBoolean(true),
            normaliser.path("handle_chinese_chars").asBoolean(true),
            accents.isBoolean() ? accents.asBoolean() : lower,
            lower);
    return new WordPiece(
        vocabulary,
        words,
        model.path("unk_token").asString(WordPiece.UNKNOWN),
        model.path("continuing_subword_prefix").asString("##"),
        model.path("max_input_chars_per_word").asInt(LONGEST_WORD));
  }

  private static BytePairs bytePairs(JsonNode file, JsonNode model, Map<String, Integer> vocabulary)
      throws IOException {
    JsonNode cut = byteLevel(file.path("pre_tokenizer"));
    Map<String, Integer> ranks = new HashMap<>();
    for (JsonNode merge : model.path("merges")) {
      String pair =
          merge.isArray()
              ? merge.path(0).asString("") + " " + merge.path(1).asString("")
              : merge.asString("");
      ranks.put(pair, ranks.size());
    }
    return new BytePairs(vocabulary, ranks, cut.path("add_prefix_space").asBoolean(false));
  }

  private static JsonNode byteLevel(JsonNode cut) throws IOException {
    if (cut.path("type").asString("").equals("ByteLevel")
        && cut.path("use_regex").asBoolean(true)) {
      return cut;
    }
    List<JsonNode> steps = cut.path("pretokenizers").valueStream().toList();
    if (steps.size() == 1) {
      return byteLevel(steps.getFirst());
    }
    throw new IOException("BPE is known on bytes with GPT-2's words alone");
  }
}
