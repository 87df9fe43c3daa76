package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import marginalia.text.Language;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedSettingTest {
  private static final List<String> WRONG = List.of("-7", "0", "x", "1,x", "9-1", "1e99", "nan");

  private static Stream<String> models() {
    return Stream.concat(Models.names().stream(), Stream.of(VectorRecipe.NAME));
  }

  private static List<Notice> refusals(String model) {
    List<Setting> settings =
        model.equals(VectorRecipe.NAME) ? VectorRecipe.settings() : Models.settings(model);
    List<Notice> refusals = new ArrayList<>();
    for (Setting setting : settings) {
      for (String value : WRONG) {
        ModelChoice choice = new ModelChoice(model, Map.of(setting.name(), value));
        try {
          if (model.equals(VectorRecipe.NAME)) {
            VectorRecipe.of(choice, Language.ENGLISH);
          } else {
            Models.recipe(choice, Language.ENGLISH);
          }
        } catch (NoticeException e) {
          refusals.add(e.notice());
        }
      }
    }
    return refusals;
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyRefusalGivesItsReasonInTheLanguageOfTheWindow(String model) {
    List<Notice> refusals = refusals(model);

    assertThat(refusals).isNotEmpty();
    for (Notice refusal : refusals) {
      assertThat(refusal.arguments().getLast()).isInstanceOf(Notice.class);
      assertThat(Wording.in(Locale.CHINESE).say(refusal))
          .doesNotContainPattern("[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")
          .doesNotContain("verbatim");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text-rnn | width | 0 | 0 is no value for the setting width; width is a number from 1.
          svm | c | much | much is no value for the setting c; c is a number.
          fasttext | dim | 5000 | 5000 is no value for the setting dim; dim is a number from 0 to 4,096.
          """)
  void theReasonReadsWellInEnglish(String model, String setting, String value, String said) {
    assertThat(refused(model, setting, value)).isEqualTo(said);
  }

  @Test
  void aWrongValueAmongOthersIsNamed() {
    ModelChoice choice = new ModelChoice("svm", Map.of("passes", "3", "tolerance", "-1"));

    assertThat(refused(choice)).startsWith("-1 is no value for the setting tolerance");
  }

  private static String refused(String model, String setting, String value) {
    return refused(new ModelChoice(model, Map.of(setting, value)));
  }

  private static String refused(ModelChoice choice) {
    try {
      Models.recipe(choice, Language.ENGLISH);
      return "not refused";
    } catch (NoticeException e) {
      return Wording.in(Locale.ENGLISH).say(e.notice());
    }
  }
}
