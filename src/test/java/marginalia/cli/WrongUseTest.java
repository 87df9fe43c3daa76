package marginalia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Values that no command takes are refused in a sentence, before anything is read.
class WrongUseTest {
  private static final Pattern WHOLE = Pattern.compile("\\b(int|Integer|long|Long)\\b");

  @TempDir Path folder;

  private final Typed typed = new Typed();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          history p --top 0; --top is a whole number from 1 to 1,000,000, not 0.
          history p --top -3; --top is a whole number from 1 to 1,000,000, not -3.
          history p --to -1; --to is a whole number from 0, not -1.
          rank p --top 0; --top is a whole number from 1
          rank p --top 2000000000; --top is a whole number from 1
          similar p words --top -1; --top is a whole number from 1
          vectors neighbours p word --top 0; --top is a whole number from 1
          health p.csv --top 0; --top is a whole number from 1
          health p.csv --damage -1; --damage is a whole number from 0
          health p.csv --merges -1; --merges is a whole number from 0
          health p.marginalia --merges 1; Only the labels of a file
          drift p --most 0; --most is a whole number from 1
          compare a b --closing -1; --closing is a whole number from 0
          novelty --train a --test b --known 25,100; --known is a whole number from 1 to 99, not 100.
          novelty --train a --test b --seeds 0; --seeds is a whole number from 1
          distil --train a --test b --folds 1; --folds is a whole number from 2 to 20, not 1.
          distil --train a --test b --labels 0; --labels is a whole number from 2
          split p label --groups 1; --groups is a whole number from 2
          simulate --pool a --test b --strategy margin --batch 0; --batch is a whole number from 1
          simulate --pool a --test b --strategy margin --start -1; --start is a whole number from 1
          simulate --pool a --test b --strategy margin --seeds 0; --seeds is a whole number from 1
          simulate --pool a --test b --strategy margin --pool-size 0; --pool-size is a whole number
          simulate --pool a --test b --strategy margin --start 9 --max 5; --max 5 is below --start 9.
          """)
  void aNumberThatIsOutOfBoundsIsRefused(String arguments, String said) {
    assertThat(typed.run(arguments.split(" "))).isEqualTo(MarginaliaCommand.MISUSED);

    assertThat(typed.err().toString()).contains(said);
  }

  @Test
  void everyOptionThatTakesWholeNumbersHasBounds() {
    List<String> options =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("marginalia.cli", "marginalia")
                .stream()
                .filter(type -> type.isAnnotatedWith(Command.class))
                .flatMap(type -> wholeNumbers(type.reflect()))
                .toList();

    assertThat(options)
        .contains("--top", "--answers", "--batch", "--groups")
        .hasSizeGreaterThan(20);
    assertThat(options).allMatch(Numbers::areBounded);
  }

  private static Stream<String> wholeNumbers(Class<?> command) {
    Stream<AnnotatedElement> fields = Stream.of(command.getDeclaredFields());
    Stream<AnnotatedElement> parameters =
        Stream.of(command.getDeclaredMethods()).flatMap(m -> Stream.of(m.getParameters()));
    return Stream.concat(fields, parameters)
        .filter(place -> place.isAnnotationPresent(Option.class))
        .filter(place -> WHOLE.matcher(type(place)).find())
        .map(place -> place.getAnnotation(Option.class).names()[0]);
  }

  private static String type(AnnotatedElement place) {
    return switch (place) {
      case Field field -> field.getGenericType().getTypeName();
      case Parameter parameter -> parameter.getParameterizedType().getTypeName();
      default -> throw new AssertionError(place);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          health f --by foo; --by cannot be “foo”; it is one of encoder, words.
          drift f --by week; it is one of year, quarter, month.
          import p f --duplicates drop; it is one of keep, skip, group.
          import p f --empty-label none; it is one of unanswered, none_of_them.
          """)
  void choicesAreNamedAsTheyAreTyped(String arguments, String said) {
    assertThat(typed.run(arguments.split(" "))).isEqualTo(MarginaliaCommand.MISUSED);

    assertThat(typed.err().toString()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --train %1$s --test %1$s --kind binary",
        "health %1$s --kind binary --by words",
        "recommend --train %1$s --kind binary",
        "drift %1$s --kind binary"
      })
  void aBinaryTaskHasTwoLabels(String command) throws IOException {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> "text " + i + " of five,label " + i % 5 + "," + (1990 + i))
            .collect(Collectors.joining("\n", "text,label,date\n", "\n"));
    Path file = Files.writeString(folder.resolve("five.csv"), rows);

    assertThat(typed.run(command.formatted(file).split(" "))).isEqualTo(MarginaliaCommand.FAILED);
    assertThat(typed.err().toString())
        .contains(file + " there are 5 labels, and a binary task has two", "--kind multi-class");
  }
}
