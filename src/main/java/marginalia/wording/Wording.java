package marginalia.wording;

import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Puts notices into the words of one language. Immutable; safe for any thread.
public final class Wording {
  /// Codes of the languages there are.
  static final List<String> LANGUAGES =
      List.of(Locale.ENGLISH.getLanguage(), Locale.CHINESE.getLanguage());

  private static final String BUNDLE = "marginalia.messages";

  private final Locale locale;
  private final ResourceBundle bundle;

  private Wording(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// The words of `locale`: Chinese for `zh`, English for everything else.
  public static Wording in(Locale locale) {
    return new Wording(
        locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
  }

  /// The language of these words, for numbers and dates.
  public Locale locale() {
    return locale;
  }

  /// The bundle itself, for libraries that want one.
  public ResourceBundle bundle() {
    return bundle;
  }

  /// The sentence of `notice`.
  ///
  /// @throws java.util.MissingResourceException if the bundle lacks the key
  public String say(Notice notice) {
    Object[] arguments = notice.arguments().stream().map(this::inWords).toArray();
    if (notice.key().equals("verbatim")) {
      return String.valueOf(arguments[0]);
    }
    MessageFormat sentence = new MessageFormat(bundle.getString(notice.key()), locale);
    withoutNegativeZero(sentence.getFormatsByArgumentIndex(), arguments);
    return sentence.format(arguments);
  }

  /// What is rounded to nothing is written without a sign: 0.00 and not -0.00.
  private static void withoutNegativeZero(Format[] formats, Object[] arguments) {
    for (int i = 0; i < Math.min(formats.length, arguments.length); i++) {
      if (arguments[i] instanceof Double number
          && formats[i] instanceof NumberFormat format
          && format.format(number).equals(format.format(-0.0))) {
        arguments[i] = 0.0;
      }
    }
  }

  private Object inWords(Object argument) {
    return switch (argument) {
      case Notice notice -> say(notice);
      case Name name -> name.in(locale);
      default -> argument;
    };
  }

  /// The sentence for a key and its arguments.
  ///
  /// @throws java.util.MissingResourceException if the bundle lacks the key
  public String say(String key, Object... arguments) {
    return say(Notice.of(key, arguments));
  }
}
