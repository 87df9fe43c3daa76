package marginalia.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.text.Language;

/// What has to be known of an encoder to use it.
///
/// @param slug its name; vectors of another name are not comparable
/// @param languages whose texts it reads
/// @param width length of its vectors
/// @param heads of its attention; 0 where its weights cannot be read as BERT's, so that it can be
///   used but not learnt on
/// @param small whether capitals are to be made small first, though its tokeniser does not say so
/// @param licence of its weights, as far as it is known
public record EncoderCard(
    String slug,
    Set<Language> languages,
    int width,
    int heads,
    Pooling pooling,
    boolean small,
    String licence) {
  public EncoderCard {
    languages = Set.copyOf(languages);
  }

  EncoderCard withHeads(int found) {
    return new EncoderCard(slug, languages, width, found, pooling, small, licence);
  }

  /// The language it reads; English if it reads several.
  Language language() {
    return languages.stream().min(Comparator.naturalOrder()).orElse(Language.ENGLISH);
  }

  /// Whether it can be learnt on.
  public boolean trainable() {
    return heads > 0;
  }

  void write(OutputStream out) throws IOException {
    Properties card = new Properties();
    card.setProperty("name", slug);
    card.setProperty(
        "languages",
        languages.stream().map(EncoderCard::word).sorted().collect(Collectors.joining(",")));
    card.setProperty("width", String.valueOf(width));
    card.setProperty("heads", String.valueOf(heads));
    card.setProperty("pooling", word(pooling));
    card.setProperty("smallLetters", String.valueOf(small));
    card.setProperty("licence", licence);
    card.store(out, null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IOException if it is something else; says which line
  static EncoderCard read(InputStream in) throws IOException {
    Properties card = new Properties();
    try {
      card.load(in);
      Set<Language> languages = EnumSet.noneOf(Language.class);
      for (String language : needed(card, "languages").split(",", -1)) {
        languages.add(one("languages", Language.values(), language));
      }
      return new EncoderCard(
          needed(card, "name"),
          languages,
          Integer.parseInt(needed(card, "width")),
          Integer.parseInt(needed(card, "heads")),
          one("pooling", Pooling.values(), needed(card, "pooling")),
          Boolean.parseBoolean(needed(card, "smallLetters")),
          needed(card, "licence"));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String needed(Properties card, String key) throws IOException {
    return Optional.ofNullable(card.getProperty(key))
        .orElseThrow(() -> new IOException("the line " + key + " is missing"));
  }

  private static <E extends Enum<E>> E one(String key, E[] values, String word) throws IOException {
    return Arrays.stream(values)
        .filter(value -> word(value).equals(word.strip()))
        .findFirst()
        .orElseThrow(() -> new IOException(key + " is " + word));
  }
}
