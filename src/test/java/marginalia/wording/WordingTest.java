package marginalia.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);
  private static final Wording CHINESE = Wording.in(Locale.SIMPLIFIED_CHINESE);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(CHINESE.bundle().keySet()).isEqualTo(ENGLISH.bundle().keySet());
  }

  @Test
  void bothLanguagesHaveTheSamePlaces() {
    for (String key : ENGLISH.bundle().keySet()) {
      assertThat(places(CHINESE, key)).as(key).isEqualTo(places(ENGLISH, key));
    }
  }

  private static Set<String> places(Wording wording, String key) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(wording.bundle().getString(key));
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  @Test
  void everySentenceIsAMessageFormat() {
    for (String key : ENGLISH.bundle().keySet()) {
      assertThat(new MessageFormat(ENGLISH.bundle().getString(key), Locale.ENGLISH)).isNotNull();
      assertThat(new MessageFormat(CHINESE.bundle().getString(key), Locale.CHINESE)).isNotNull();
    }
  }

  @Test
  void oneIsFollowedByTheSingular() {
    Pattern wrong =
        Pattern.compile(
            "\\b1 (?:(?:more|new|labelled|different|open|earlier|answered|further|other) )*(?:"
                + "(?:text|label|answer|line|row|word|number|column|character|merge|fold|seed"
                + "|minute|finding|damage|scheme|byte|forecast|unit|model|file|place|group)s"
                + "|(?!to )\\p{L}+ (?:are|were|have|hold|look|go)\\b)");
    Object[] ones = new Object[10];
    Arrays.fill(ones, 1);

    List<String> plurals =
        ENGLISH.bundle().keySet().stream()
            .map(key -> key + ": " + english(key).format(ones))
            .filter(wrong.asPredicate())
            .toList();

    assertThat(plurals).isEmpty();
  }

  private static MessageFormat english(String key) {
    return new MessageFormat(ENGLISH.bundle().getString(key), Locale.ENGLISH);
  }

  @Test
  void moreAndNoneAreFollowedByThePlural() {
    assertThat(ENGLISH.say("cli.new.done", "p", 0, 2))
        .isEqualTo("Made p with 0 texts and 2 labels.");
    assertThat(ENGLISH.say("cli.new.done", "p", 1, 1)).isEqualTo("Made p with 1 text and 1 label.");
    assertThat(ENGLISH.say("import.report", 1, 1, 0, 1, 1))
        .isEqualTo(
            "1 text imported. 1 equals another text to the letter, 0 came with an answer, 1 label is"
                + " new. 1 row could not be read.");
  }

  @Test
  void aNameIsSaidInTheLanguageOfTheSentence() {
    Notice answered =
        Notice.of("step.answer", Name.of(language -> language.equals("zh") ? "配送" : "Delivery"));

    assertThat(ENGLISH.say(answered)).contains("Delivery");
    assertThat(CHINESE.say(answered)).contains("配送");
  }

  @Test
  void aNameThatIsTheSameInEveryLanguageIsAString() {
    assertThat(Notice.of("step.answer", Name.of(_ -> "Delivery")))
        .isEqualTo(Notice.of("step.answer", "Delivery"));
  }

  @Test
  void everyKeyThatTheCodeNamesIsThere() throws IOException {
    Pattern use = Pattern.compile("(?:Notice\\.of|say)\\(\\s*\"([a-z][A-Za-z0-9.-]*)\"\\s*[,)]");
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = use.matcher(Files.readString(file));
        while (matcher.find()) {
          if (!ENGLISH.bundle().containsKey(matcher.group(1))) {
            missing.add(file.getFileName() + ": " + matcher.group(1));
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void noticesWithinNoticesAreSaidToo() {
    Notice inner = Notice.of("store.busy");

    assertThat(ENGLISH.say("job.failed", inner)).contains(ENGLISH.say(inner));
  }

  @Test
  void whatIsRoundedToNothingHasNoSign() {
    assertThat(ENGLISH.say("engine.learning", 1, -0.0001, 5)).contains("loss 0.000,");
    assertThat(ENGLISH.say("engine.learning", 1, -0.002, 5)).contains("loss -0.002,");
  }

  @Test
  void otherLanguagesGetEnglish() {
    assertThat(Wording.in(Locale.FRENCH).say("store.busy")).isEqualTo(ENGLISH.say("store.busy"));
  }
}
